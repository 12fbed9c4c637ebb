# Go templates in heredocs: their braces and dollars pass as they are, ours are evaluated.
variable "region" {
  default = "eu"
}

job "rendering" {
  group "web" {
    task "server" {
      driver = "docker"

      template {
        destination = "local/app.yaml"
        change_mode = "noop"
        data        = <<EOF
{{- range service "db" }}
server {{ .Name }}:{{ .Port }}
{{- end }}
region: ${var.region}
home: $HOME $${HOME}
node: {{ env "node.unique.name" }} %%{ raw }
price: 10% $5
{{ with secret "secret/data/app" }}password: "{{ .Data.data.password | toJSON }}"{{ end }}
EOF
      }

      template {
        destination = "local/upstreams.conf"
        data        = <<-EOF
          upstream backend {
            {{- range nomadService "backend" }}
            server {{ .Address }}:{{ .Port }};{{ else }}server 127.0.0.1:65535;
            {{- end }}
          }
        EOF
      }
    }
  }
}

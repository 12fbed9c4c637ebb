# In a template's data, both languages of the client meet ours.
variable "port" {
  type    = number
  default = 8080
}

job "data" {
  group "g" {
    task "t" {
      driver = "docker"
      template {
        data        = <<EOH
port={{ env "NOMAD_PORT_http" }} ${var.port}
host=${attr.unique.hostname}
shell=$${VARIABLE:-default} $(date) $1
percent=%d %s 50%%
{{ range $i, $s := services }}{{ $i }}: {{ $s.Name }}{{ end }}
EOH
        destination = "local/${NOMAD_TASK_NAME}.env"
        source      = "${NOMAD_TASK_DIR}/x.tpl"
      }
      artifact {
        source      = "https://example.com/${attr.cpu.arch}/${var.port}.zip"
        destination = "${NOMAD_TASK_DIR}/x"
      }
      logs {
        max_files = 2
      }
    }
  }
}

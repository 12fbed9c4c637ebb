# A proxy on every node, as many sites run it.
job "traefik" {
  datacenters = ["*"]
  type        = "system"
  node_pool   = "edge"

  group "traefik" {
    network {
      mode = "host"
      port "http" {
        static = 80
      }
      port "https" {
        static = 443
      }
      port "api" {
        static       = 8081
        host_network = "private"
      }
    }

    service {
      name     = "traefik"
      provider = "nomad"
      port     = "api"
      check {
        name     = "alive"
        type     = "http"
        path     = "/ping"
        port     = "api"
        interval = "10s"
        timeout  = "2s"
      }
    }

    task "traefik" {
      driver = "docker"

      config {
        image        = "traefik:v3.1"
        network_mode = "host"
        volumes      = ["local/traefik.toml:/etc/traefik/traefik.toml"]
      }

      identity {
        env         = true
        change_mode = "restart"
      }

      template {
        data        = <<EOF
[entryPoints]
    [entryPoints.http]
    address = ":{{ env "NOMAD_PORT_http" }}"
[providers.nomad]
    refreshInterval = "5s"
    [providers.nomad.endpoint]
      address = "http://{{ env "attr.unique.network.ip-address" }}:4646"
EOF
        destination = "local/traefik.toml"
      }

      resources {
        cpu    = 100
        memory = 128
      }
    }
  }
}

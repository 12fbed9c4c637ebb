job "node-agent" {
  type      = "system"
  node_pool = "all"
  priority  = 90

  constraint {
    attribute = "${attr.kernel.name}"
    value     = "linux"
  }

  constraint {
    attribute = "${attr.nomad.version}"
    operator  = "semver"
    value     = ">= 1.8.0"
  }

  group "exporter" {
    network {
      mode = "host"

      port "metrics" {
        static = 9100
      }
    }

    service {
      name     = "node-metrics"
      port     = "metrics"
      provider = "nomad"
    }

    task "exporter" {
      driver = "docker"
      user   = "nobody"

      config {
        image        = "prom/node-exporter:v1.8.2"
        network_mode = "host"
        args         = ["--path.rootfs=/host", "--web.listen-address=:${NOMAD_PORT_metrics}"]

        mount {
          type     = "bind"
          source   = "/"
          target   = "/host"
          readonly = true

          bind_options {
            propagation = "rslave"
          }
        }

        logging {
          type = "journald"

          config {
            tag = "node-agent"
          }
        }
      }

      resources {
        cpu        = 50
        memory     = 64
        memory_max = 128
      }
    }
  }
}

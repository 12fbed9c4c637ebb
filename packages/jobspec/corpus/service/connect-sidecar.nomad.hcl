# A sidecar with its service, its proxy and its task, all attributes.
job "mesh" {
  group "api" {
    network {
      mode = "bridge"
    }

    service {
      name = "count-api"
      port = "9001"

      connect {
        sidecar_service {
          port                      = "20000"
          tags                      = ["sidecar"]
          disable_default_tcp_check = true
          meta {
            kind = "proxy"
          }

          proxy {
            local_service_address = "127.0.0.1"
            local_service_port    = 9001

            config {
              protocol                   = "http"
              envoy_prometheus_bind_addr = "0.0.0.0:9102"
              local_connect_timeout_ms   = 1000
            }

            upstreams {
              destination_name       = "db"
              destination_namespace  = "team"
              destination_peer       = "cloud"
              destination_partition  = "part"
              destination_type       = "prepared_query"
              local_bind_port        = 5432
              local_bind_address     = "127.0.0.2"
              local_bind_socket_path = "/tmp/db.sock"
              local_bind_socket_mode = "0600"
              datacenter             = "dc2"
              mesh_gateway {
                mode = "local"
              }
              config {
                connect_timeout_ms = 500
                limits {
                  max_connections = 3
                }
              }
            }
            upstreams {
              destination_name = "cache"
              local_bind_port  = 6379
            }

            expose {
              path {
                path            = "/health"
                protocol        = "http"
                local_path_port = 9001
                listener_port   = "health"
              }
              path {
                path = "/metrics"
              }
            }
          }
        }

        sidecar_task {
          name           = "proxy"
          driver         = "docker"
          user           = "envoy"
          kill_timeout   = "3s"
          shutdown_delay = "5s"
          kill_signal    = "SIGINT"

          config {
            image = "envoyproxy/envoy:v1.31.0"
            args  = ["-c", "${NOMAD_SECRETS_DIR}/envoy_bootstrap.json"]
          }
          env {
            LOG = "debug"
          }
          meta {
            owner = "mesh"
          }
          resources {
            cpu    = 50
            memory = 64
          }
          logs {
            max_files     = 2
            max_file_size = 2
          }
          volume_mount {
            volume      = "certs"
            destination = "/certs"
          }
          identity {
            name = "mesh"
            aud  = ["mesh"]
          }
        }
      }
    }
  }
}

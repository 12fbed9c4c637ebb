# A mesh gateway; its own block holds nothing.
job "mesh-gateway" {
  group "gateway" {
    service {
      name = "mesh-gateway"
      port = "wan"
      connect {
        gateway {
          mesh {
          }
        }
        sidecar_task {
          resources {
            cpu = 250
          }
        }
      }
    }
  }
  group "bare" {
    service {
      name = "bare"
      connect {
        gateway {}
      }
    }
  }
}

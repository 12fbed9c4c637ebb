# A sidecar with nothing said about it.
job "mesh" {
  group "a" {
    service {
      name = "a"
      port = 80
      connect {
        sidecar_service {}
      }
    }
  }
  group "b" {
    service {
      name = "b"
      port = 80
      connect {
        sidecar_service {
          proxy {
          }
        }
        sidecar_task {
        }
      }
    }
  }
  group "c" {
    service {
      name = "c"
      connect {
      }
    }
  }
}

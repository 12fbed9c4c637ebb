# The names of blocks in the plural and in the singular.
job "x" {
  group "g" {
    service {
      connect {
        sidecar_service {
          proxy {
            upstream {
              destination_name = "db"
            }
          }
        }
      }
    }
  }
}

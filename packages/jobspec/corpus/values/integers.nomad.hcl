# Whole numbers at the limits of their fields.
job "integers" {
  priority = 9223372036854775807
  group "g" {
    count = -9223372036854775808
    spread {
      weight = 127
      target "a" {
        percent = 255
      }
    }
    spread {
      weight = -128
      target "a" {
        percent = 0
      }
    }
    scaling {
      min = -9223372036854775808
      max = 9223372036854775807
    }
    service {
      name = "s"
      connect {
        sidecar_service {
          proxy {
            transparent_proxy {
              outbound_port          = 65535
              exclude_outbound_ports = [0, 65535]
            }
          }
        }
      }
    }
    task "t" {
      driver = "exec"
      resources {
        device "d" {
          count = 18446744073709551615
        }
      }
    }
  }
}

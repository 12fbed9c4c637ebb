# A transparent proxy, full and empty.
job "mesh" {
  group "full" {
    service {
      name = "a"
      port = 80
      connect {
        sidecar_service {
          proxy {
            transparent_proxy {
              uid                    = "101"
              outbound_port          = 15001
              exclude_inbound_ports  = ["www", "9000"]
              exclude_outbound_ports = [443, 80]
              exclude_outbound_cidrs = ["10.0.0.0/8"]
              exclude_uids           = ["1", "102"]
              no_dns                 = true
            }
          }
        }
      }
    }
  }
  group "empty" {
    service {
      name = "b"
      port = 80
      connect {
        sidecar_service {
          proxy {
            transparent_proxy {}
          }
        }
      }
    }
  }
}

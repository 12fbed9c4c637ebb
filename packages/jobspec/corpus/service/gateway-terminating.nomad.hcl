# A terminating gateway with linked services.
job "egress" {
  group "gateway" {
    service {
      name = "api-gateway"
      connect {
        gateway {
          proxy {
          }
          terminating {
            service {
              name      = "billing"
              ca_file   = "/etc/ca.pem"
              cert_file = "/etc/cert.pem"
              key_file  = "/etc/key.pem"
              sni       = "billing.example.com"
            }
            service {
              name = "*"
            }
          }
        }
      }
    }
  }
}

# An ingress gateway with listeners, TLS, headers and limits, and its proxy.
job "ingress" {
  group "gateway" {
    network {
      mode = "bridge"
      port "inbound" {
        static = 8080
      }
    }

    service {
      name = "ingress"
      port = "inbound"

      connect {
        gateway {
          proxy {
            connect_timeout                     = "500ms"
            envoy_gateway_bind_tagged_addresses = true
            envoy_gateway_no_default_bind       = true
            envoy_dns_discovery_type            = "STRICT_DNS"
            envoy_gateway_bind_addresses "default" {
              address = "0.0.0.0"
              port    = 8080
            }
            envoy_gateway_bind_addresses "admin" {
              address = "127.0.0.1"
              port    = 8081
            }
            config {
              foo = "bar"
            }
          }

          ingress {
            tls {
              enabled         = true
              tls_min_version = "TLSv1_2"
              tls_max_version = "TLSv1_3"
              cipher_suites   = ["TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"]
              sds {
                cluster_name  = "sds"
                cert_resource = "cert"
              }
            }
            listener {
              port     = 8080
              protocol = "http"
              service {
                name                    = "web"
                hosts                   = ["example.com", "example.com:8080"]
                max_connections         = 10
                max_pending_requests    = 20
                max_concurrent_requests = 30
                tls {
                  enabled = false
                  sds {
                    cert_resource = "web"
                  }
                }
                request_headers {
                  add {
                    X-Added = "a"
                  }
                  set {
                    X-Set = "b"
                  }
                  remove = ["X-Removed"]
                }
                response_headers {
                  set {
                    Server = "hidden"
                  }
                }
              }
              service {
                name = "*"
              }
            }
            listener {
              port = 3306
              service {
                name = "mysql"
              }
            }
          }
        }
      }
    }
  }
}

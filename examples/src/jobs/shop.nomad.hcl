variable "version" {
  type    = string
  default = "2.4.1"
}

locals {
  services = [
    { name = "cart", count = 2, upstreams = ["stock"] },
    { name = "stock", count = 3, upstreams = [] },
  ]
}

job "shop" {
  dynamic "group" {
    for_each = local.services
    iterator = each
    labels   = [each.value.name]

    content {
      count = each.value.count

      network {
        mode = "bridge"
      }

      service {
        name = "shop-${each.value.name}"
        port = "8080"

        connect {
          sidecar_service {
            proxy {
              dynamic "upstreams" {
                for_each = each.value.upstreams

                content {
                  destination_name = "shop-${upstreams.value}"
                  local_bind_port  = 9000 + upstreams.key
                }
              }
            }
          }
        }
      }

      task "server" {
        driver = "docker"

        config {
          image = "registry.example.com/shop/${each.value.name}:${var.version}"
        }
      }

      task "logs" {
        driver = "docker"

        lifecycle {
          hook    = "prestart"
          sidecar = true
        }

        config {
          image = "fluent/fluent-bit:3.2"
        }

        resources {
          cpu    = 50
          memory = 64
        }
      }
    }
  }
}

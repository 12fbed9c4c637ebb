# A service with canaries, values from a file, and one group for each region.
variable "image" {
  type = string
}
variable "regions" {
  type = map(number)
}
variable "secrets" {
  type = list(string)
}
variable "debug" {
  type    = bool
  default = false
}

locals {
  tag  = try(split(":", var.image)[1], "latest")
  host = { for r, _ in var.regions : r => "api.${r}.example.com" }
}

job "api" {
  datacenters = keys(var.regions)
  priority    = local.tag == "latest" ? 30 : 70

  update {
    max_parallel = 1
    canary       = 1
    auto_revert  = true
    auto_promote = !var.debug
  }

  dynamic "group" {
    for_each = var.regions
    labels   = ["api-${group.key}"]

    content {
      count = group.value

      constraint {
        attribute = "${node.datacenter}"
        value     = group.key
      }

      network {
        port "http" {
          to = 8080
        }
      }

      service {
        name = "api"
        port = "http"
        tags = compact(["host=${local.host[group.key]}", var.debug ? "debug" : "", "tag=${local.tag}"])
        check {
          type     = "http"
          path     = "/health"
          interval = "10s"
          timeout  = "2s"
        }
      }

      task "api" {
        driver = "docker"
        config {
          image = var.image
          ports = ["http"]
        }
        dynamic "template" {
          for_each = var.secrets
          content {
            data        = "{{ with nomadVar \"secrets/${template.value}\" }}{{ .value }}{{ end }}"
            destination = "secrets/${template.value}"
          }
        }
        env = merge(
          { HOST = local.host[group.key], NODE = "${node.unique.name}" },
          var.debug ? { LOG = "debug" } : {},
        )
      }
    }
  }
}

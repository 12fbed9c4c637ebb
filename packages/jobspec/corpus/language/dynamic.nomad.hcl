# Dynamic blocks: lists, maps, labels, an iterator, nested, and next to written ones.
variable "services" {
  type = map(object({ port = number, paths = list(string) }))
  default = {
    api = { port = 8080, paths = ["/health", "/ready"] }
    web = { port = 80, paths = [] }
  }
}

job "dynamic" {
  dynamic "constraint" {
    for_each = { "${attr.kernel.name}" = "linux" }
    content {
      attribute = constraint.key
      value     = constraint.value
    }
  }

  group "g" {
    network {
      port "written" {}
      dynamic "port" {
        for_each = var.services
        labels   = ["${port.key}-port"]
        content {
          to = port.value.port
        }
      }
    }

    dynamic "service" {
      for_each = var.services
      iterator = svc
      content {
        name = svc.key
        port = "${svc.key}-port"

        dynamic "check" {
          for_each = svc.value.paths
          content {
            type     = "http"
            name     = "${svc.key}-${check.key}"
            path     = check.value
            interval = "10s"
            timeout  = "1s"
          }
        }
      }
    }

    task "t" {
      driver = "exec"
      dynamic "template" {
        for_each = ["a", "b"]
        content {
          data        = "${template.key}: ${template.value}"
          destination = "local/${template.value}"
        }
      }
      dynamic "artifact" {
        for_each = []
        content {
          source = artifact.value
        }
      }
    }
  }
}

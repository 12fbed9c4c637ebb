# Variables in every kind of place: labels do not evaluate, everything else does.
variable "tag" {
  default = "v1"
}
variable "port" {
  default = 8080
}

job "places" {
  constraint {
    attribute = "${meta.x}"
    value     = var.tag
  }
  group "g" {
    network {
      port "http" {
        to = var.port
      }
    }
    restart {
      delay = "${var.port}ms"
    }
    task "t" {
      driver       = "docker"
      kill_timeout = "${1 + 1}m"
      config {
        image = "x:${var.tag}"
      }
    }
  }
}

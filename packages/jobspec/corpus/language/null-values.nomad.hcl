# Null is as good as nothing for attributes that may be absent in the answer.
variable "maybe" {
  type    = string
  default = null
}

job "nothing" {
  type        = null
  priority    = null
  datacenters = null
  all_at_once = null
  region      = var.maybe

  group "g" {
    count = null
    network {
      port "p" {
      }
    }
    task "t" {
      config {
        a = null
        b = var.maybe
      }
      template {
        data  = null
        perms = null
      }
      env {
        A = "set"
      }
    }
  }
}

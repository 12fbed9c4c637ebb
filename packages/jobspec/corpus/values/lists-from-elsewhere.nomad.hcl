# Lists of text from tuples, sets, loops, splats and variables.
variable "names" {
  type    = set(string)
  default = ["b", "a", "b"]
}

locals {
  ports = [{ label = "http" }, { label = "grpc" }]
}

job "lists" {
  datacenters = var.names
  group "g" {
    service {
      name        = "s"
      tags        = [for n in var.names : upper(n)]
      canary_tags = local.ports[*].label
      check {
        args = concat(["-v"], [1, 2])
      }
    }
    task "t" {
      driver = "exec"
      vault {
        policies = []
      }
      identity {
        aud = ["${"a"}", null == null ? "b" : "c"]
      }
    }
  }
}

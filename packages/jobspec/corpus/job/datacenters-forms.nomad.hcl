# A list of strings from a tuple of mixed values, and an empty one.
variable "count" {
  type    = number
  default = 3
}

job "listed" {
  datacenters = ["dc1", 2, true, "dc-${var.count}"]

  periodic {
    crons = [for h in range(var.count) : "0 ${h} * * *"]
  }

  parameterized {
    meta_required = []
  }
}

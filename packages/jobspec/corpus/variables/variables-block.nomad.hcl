# The short form: one block with names and defaults.
variables {
  image = "nginx"
  count = 2
  tags  = ["a", "b"]
  limit = { cpu = 100 }
}

variables {
  other = true
}

variable "typed" {
  type    = string
  default = "beside it"
}

job "short" {
  datacenters = var.tags
  meta {
    image = var.image
    other = var.other
    typed = var.typed
    cpu   = var.limit.cpu
  }
  group "g" {
    count = var.count
  }
}

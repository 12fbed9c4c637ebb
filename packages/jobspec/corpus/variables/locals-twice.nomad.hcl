# A local defined again in another block: the later one stands.
locals {
  a = "first"
}

locals {
  a = "second"
  b = "${local.a}!"
}

job "x" {
  meta {
    a = local.a
  }
}

# Two locals that use each other.
locals {
  a = local.b
  b = local.a
}

job "x" {
}

# An attribute of null.
locals {
  nothing = null
}

job "x" {
  name = local.nothing.a
}

# A local that is not defined.
locals {
  name = "a"
}

job "x" {
  name = "${local.nmae}-1"
}

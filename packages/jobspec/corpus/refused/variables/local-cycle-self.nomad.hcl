# A local that uses itself.
locals {
  a = "${local.a}-x"
}

job "x" {
}

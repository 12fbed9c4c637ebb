# A local that cannot be evaluated.
locals {
  a = 1 + "x"
}

job "x" {
}

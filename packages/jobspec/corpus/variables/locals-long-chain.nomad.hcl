# A chain of locals from last to first.
locals {
  a = "${local.b}a"
}
locals {
  b = "${local.c}b"
}
locals {
  c = "${local.d}c"
}
locals {
  d = "${local.e}d"
}
locals {
  e = "e"
}

job "x" {
  name = local.a
}

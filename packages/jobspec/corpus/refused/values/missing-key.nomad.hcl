# A key and an attribute that an object does not have.
locals {
  map = { a = 1 }
}

job "x" {
  name   = local.map["b"]
  region = local.map.c
}

# An index beyond the end, a key that is not there.
locals {
  list = ["a"]
  map  = { a = 1 }
}

job "x" {
  name = local.list[1]
}

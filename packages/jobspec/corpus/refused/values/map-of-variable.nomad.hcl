# A key that a map in a variable does not have, by attribute and by index.
variable "m" {
  type    = map(string)
  default = { a = "b" }
}

job "x" {
  name = var.m.c
}

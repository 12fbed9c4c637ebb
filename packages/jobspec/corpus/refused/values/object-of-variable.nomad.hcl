# Attributes that an object in a variable does not have, deep within.
variable "o" {
  default = { a = { b = 1 } }
}

job "x" {
  name = "${var.o.a.c}"
}

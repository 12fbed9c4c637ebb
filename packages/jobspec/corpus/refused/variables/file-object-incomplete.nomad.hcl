# A value in the variable file without an attribute that its type names, deep within.
variable "services" {
  type = list(object({ name = string, port = number }))
}

job "x" {
}

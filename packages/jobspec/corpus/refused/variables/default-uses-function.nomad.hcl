# A default may not call functions.
variable "a" {
  default = upper("x")
}

job "x" {
}

# A default whose elements are not of the type's.
variable "ports" {
  type    = list(number)
  default = [80, "http"]
}

job "x" {
}

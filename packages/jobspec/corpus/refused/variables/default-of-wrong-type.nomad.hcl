# Defaults that are not of the variable's type.
variable "count" {
  type    = number
  default = "many"
}

job "x" {
}

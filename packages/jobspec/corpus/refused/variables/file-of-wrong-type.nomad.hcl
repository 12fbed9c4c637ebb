# A value in the variable file that is not of the variable's type.
variable "count" {
  type    = number
  default = 1
}

job "x" {
}

# A -var that is not of the variable's type.
variable "count" {
  type = number
}

job "x" {
}

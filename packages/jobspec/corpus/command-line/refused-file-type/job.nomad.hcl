# A value of the second variable file that is not of the variable's type: the place is told in that file.
variable "count" {
  type = number
}

job "x" {
}

# A default may not use variables or functions.
variable "a" {
  default = "x"
}
variable "b" {
  default = "${var.a}-y"
}

job "x" {
}

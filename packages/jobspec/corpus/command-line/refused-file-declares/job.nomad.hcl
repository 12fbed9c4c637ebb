# A variable file that declares a variable.
variable "image" {
  default = "a"
}

job "x" {
}

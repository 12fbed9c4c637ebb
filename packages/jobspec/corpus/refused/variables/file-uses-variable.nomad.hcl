# A variable file may not use variables or functions.
variable "image" {
  default = "a"
}

job "x" {
}

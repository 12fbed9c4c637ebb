# A variable file that declares variables.
variable "image" {
  default = "a"
}

job "x" {
}

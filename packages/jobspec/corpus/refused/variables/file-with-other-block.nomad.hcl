# A variable file with a block of another kind.
variable "image" {
  default = "a"
}

job "x" {
}

# A value set twice in the variable file.
variable "image" {
  default = "a"
}

job "x" {
}

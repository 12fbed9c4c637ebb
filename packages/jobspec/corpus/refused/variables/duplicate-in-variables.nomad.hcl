# A variable declared in a block of its own and in the short form.
variable "image" {
  default = "a"
}
variables {
  image = "b"
}

job "x" {
}

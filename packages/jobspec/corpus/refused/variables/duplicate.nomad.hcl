# A variable declared twice.
variable "image" {
  default = "a"
}
variable "image" {
  default = "b"
}

job "x" {
}

# A type that does not exist.
variable "image" {
  type    = text
  default = "a"
}

job "x" {
}

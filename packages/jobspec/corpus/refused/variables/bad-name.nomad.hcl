# A name that no variable may have.
variable "1st image" {
  default = "a"
}

job "x" {
}

# Types with arguments of the wrong kind and number.
variable "a" {
  type    = list(string, number)
  default = []
}

job "x" {
}

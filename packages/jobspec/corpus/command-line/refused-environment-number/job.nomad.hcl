# An empty value from the environment for a number.
variable "count" {
  type    = number
  default = 1
}

job "x" {
}

# A value from the environment that is not of the variable's type.
variable "enabled" {
  type    = bool
  default = true
}

job "x" {
}

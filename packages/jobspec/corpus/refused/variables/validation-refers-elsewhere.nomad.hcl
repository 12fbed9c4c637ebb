# A rule that looks at another variable.
variable "a" {
  default = 1
}
variable "b" {
  default = 2
  validation {
    condition     = var.b > var.a
    error_message = "B must be more than A."
  }
}

job "x" {
}

# A rule without a message.
variable "a" {
  default = 1
  validation {
    condition = var.a > 0
  }
}

job "x" {
}

# A rule with a message of blanks.
variable "a" {
  default = 1
  validation {
    condition     = var.a > 0
    error_message = "  "
  }
}

job "x" {
}

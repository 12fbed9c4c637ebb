# A rule that does not look at its variable.
variable "a" {
  default = 1
  validation {
    condition     = 1 > 0
    error_message = "Always true."
  }
}

job "x" {
}

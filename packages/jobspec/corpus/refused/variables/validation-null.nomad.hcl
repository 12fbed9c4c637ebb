# A rule whose result is null.
variable "a" {
  type    = bool
  default = null
  validation {
    condition     = var.a
    error_message = "Must be true."
  }
}

job "x" {
}

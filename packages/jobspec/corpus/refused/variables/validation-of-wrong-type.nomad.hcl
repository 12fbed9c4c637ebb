# A rule whose result is no boolean.
variable "a" {
  default = "maybe"
  validation {
    condition     = var.a
    error_message = "Must be true."
  }
}

job "x" {
}

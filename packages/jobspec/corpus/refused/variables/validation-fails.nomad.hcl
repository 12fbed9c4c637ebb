# A default that breaks the variable's rule.
variable "count" {
  type    = number
  default = 0
  validation {
    condition     = var.count > 0
    error_message = "Count must be positive."
  }
}

job "x" {
}

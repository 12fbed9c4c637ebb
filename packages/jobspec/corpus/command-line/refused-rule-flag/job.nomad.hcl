# A rule that a value of -var breaks.
variable "count" {
  type    = number
  default = 1
  validation {
    condition     = var.count > 0
    error_message = "Count must be positive."
  }
}

job "x" {
}

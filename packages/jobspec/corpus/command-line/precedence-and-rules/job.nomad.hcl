# A rule looks at the value that wins alone; those that lose may break it.
variable "count" {
  type    = number
  default = 0
  validation {
    condition     = var.count > 0
    error_message = "Count must be positive."
  }
}

job "rules" {
  group "g" {
    count = var.count
  }
}

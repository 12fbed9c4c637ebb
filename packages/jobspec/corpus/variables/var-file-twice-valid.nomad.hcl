# A validation looks at the value that is used: a default may break it when a file gives another.
variable "count" {
  type    = number
  default = 0
  validation {
    condition     = var.count > 0
    error_message = "Count must be positive."
  }
}

job "validated" {
  group "g" {
    count = var.count
  }
}

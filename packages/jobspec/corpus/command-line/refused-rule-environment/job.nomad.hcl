# A rule that a list from the environment breaks.
variable "names" {
  type    = list(string)
  default = ["a"]
  validation {
    condition     = length(var.names) > 0
    error_message = "At least one name."
  }
}

job "x" {
}

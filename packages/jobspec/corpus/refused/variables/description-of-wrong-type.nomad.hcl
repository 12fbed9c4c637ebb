# A description that is no text.
variable "a" {
  description = ["x"]
  default     = 1
}

job "x" {
}

# Attributes that a variable does not have.
variable "image" {
  default   = "a"
  sensitive = true
}

job "x" {
}

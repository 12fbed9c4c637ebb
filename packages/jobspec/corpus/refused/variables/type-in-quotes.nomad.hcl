# A type in quotes, as in Terraform's early days.
variable "image" {
  type    = "string"
  default = "a"
}

job "x" {
}

# The type any, which Terraform has.
variable "free" {
  type    = any
  default = "a"
}

job "x" {
}

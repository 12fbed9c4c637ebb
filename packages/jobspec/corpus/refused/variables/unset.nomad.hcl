# A variable without a value.
variable "image" {
  type = string
}

job "x" {
  name = var.image
}

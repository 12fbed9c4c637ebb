# Two variables without values, told in no order.
variable "image" {
  type = string
}
variable "count" {
  type = number
}

job "x" {
  name = var.image
}

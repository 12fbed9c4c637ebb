# A variable that is not declared, close to one that is.
variable "image" {
  default = "nginx"
}

job "x" {
  name = var.imgae
}

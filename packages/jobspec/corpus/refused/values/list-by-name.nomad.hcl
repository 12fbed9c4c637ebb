# An attribute of a list, with HCL's advice.
variable "l" {
  type    = list(object({ name = string }))
  default = [{ name = "a" }]
}

job "x" {
  name = var.l.name
}

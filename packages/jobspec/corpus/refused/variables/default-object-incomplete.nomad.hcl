# A default without an attribute that its type names.
variable "limits" {
  type    = object({ cpu = number, memory = number })
  default = { cpu = 100 }
}

job "x" {
}

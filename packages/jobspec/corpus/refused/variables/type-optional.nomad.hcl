# An optional attribute of an object's type, which Terraform has.
variable "limits" {
  type = object({
    cpu    = number
    memory = optional(number, 64)
  })
  default = { cpu = 100 }
}

job "x" {
}

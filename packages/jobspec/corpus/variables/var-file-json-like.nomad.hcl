# A value for a variable of objects by quoted keys and colons.
variable "settings" {
  type = map(object({ size = number }))
}

job "x" {
  meta = { for k, v in var.settings : k => v.size }
}

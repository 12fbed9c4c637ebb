# An object's type with a quoted name.
variable "a" {
  type    = object({ "a" = string })
  default = { a = "x" }
}

job "x" {
}

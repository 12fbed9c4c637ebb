# Types that need an argument, without one.
variable "list" {
  type    = list
  default = []
}

job "x" {
}

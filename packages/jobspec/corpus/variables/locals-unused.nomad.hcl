# Locals and variables that nothing uses, and blocks without anything.
locals {
}

locals {
  unused = 1 / 2
}

variable "unused" {
  default = "x"
}

variables {
}

job "quiet" {
}

# A variable without a name.
variable {
  default = 1
}

job "x" {
}

# A -var for a list that is an expression of something else.
variable "names" {
  type = list(string)
}

job "x" {
}

# A -var for a list that is no list.
variable "names" {
  type = list(string)
}

job "x" {
}

# A variable file in JSON's syntax.
variable "names" {
  type = list(string)
}
variable "tag" {
  type = string
}

job "vars" {
  datacenters = var.names
  meta {
    tag = var.tag
  }
}

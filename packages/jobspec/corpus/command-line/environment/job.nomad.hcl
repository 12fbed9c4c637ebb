# Values from the environment, read as those of -var; names that the job does not declare are ignored.
variable "text" {
  type    = string
  default = "default"
}
variable "number" {
  type    = number
  default = 0
}
variable "boolean" {
  type    = bool
  default = false
}
variable "list" {
  type    = list(string)
  default = []
}
variable "with_underscore" {
  default = "default"
}
variable "empty" {
  default = "default"
}

job "environment" {
  datacenters = var.list
  all_at_once = var.boolean
  priority    = var.number
  meta {
    text       = var.text
    underscore = var.with_underscore
    empty      = var.empty
  }
}

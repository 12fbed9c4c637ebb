# A path from a variable, a file in a local, a file's JSON.
variable "path" {
  type = string
}

locals {
  settings = jsondecode(file("${var.path}/settings.json"))
}

job "settings" {
  priority    = local.settings.priority
  datacenters = local.settings.datacenters
  meta        = local.settings.meta
}

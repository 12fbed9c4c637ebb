# Values from a variable file replace defaults and are brought to the variable's type.
variable "image" {
  type = string
}
variable "count" {
  type    = number
  default = 1
}
variable "enabled" {
  type    = bool
  default = false
}
variable "names" {
  type    = list(string)
  default = ["default"]
}
variable "limits" {
  type = map(number)
}
variable "services" {
  type = list(object({
    name = string
    port = number
  }))
}
variable "untyped" {
  default = "text"
}
variable "nothing" {
  type    = string
  default = "something"
}

job "filled" {
  name        = var.nothing
  datacenters = var.names
  all_at_once = var.enabled
  group "g" {
    count = var.count
    dynamic "service" {
      for_each = var.services
      content {
        name = service.value.name
        port = service.value.port
      }
    }
    task "t" {
      driver = "x"
      config {
        image   = var.image
        limits  = var.limits
        untyped = var.untyped
      }
    }
  }
}

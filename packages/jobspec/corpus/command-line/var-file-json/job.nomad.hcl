# Variable files in JSON: strings in them are taken as they are, without interpolation.
variable "names" {
  type = list(string)
}
variable "limits" {
  type = object({ cpu = number })
}
variable "text" {
  type = string
}

job "json" {
  datacenters = var.names
  meta {
    cpu  = var.limits.cpu
    text = var.text
  }
}

# A value for each type by -var: text and numbers are taken as they are, the rest is read as an expression.
variable "text" {
  type = string
}
variable "number" {
  type = number
}
variable "boolean" {
  type = bool
}
variable "list" {
  type = list(string)
}
variable "map" {
  type = map(number)
}
variable "object" {
  type = object({ name = string, ports = list(number) })
}
variable "set" {
  type = set(string)
}

job "flags" {
  group "g" {
    task "t" {
      driver = "x"
      config {
        text    = var.text
        number  = var.number
        boolean = var.boolean
        list    = var.list
        map     = var.map
        object  = var.object
        set     = var.set
      }
    }
  }
}

# A variable of each type with a default.
variable "text" {
  type    = string
  default = "a"
}
variable "number" {
  type    = number
  default = 1.5
}
variable "boolean" {
  type    = bool
  default = true
}
variable "list" {
  type    = list(number)
  default = [1, "2"]
}
variable "set" {
  type    = set(string)
  default = ["b", "a", "b"]
}
variable "map" {
  type    = map(bool)
  default = { a = true, b = "false" }
}
variable "object" {
  type = object({
    name  = string
    ports = list(number)
    inner = object({ deep = bool })
  })
  default = {
    name  = 5
    ports = ["80"]
    inner = { deep = "true" }
    extra = "dropped"
  }
}
variable "tuple" {
  type    = tuple([string, number, bool])
  default = ["a", 1, true]
}
variable "untyped" {
  default = ["as", "it", 1, "is"]
}

job "types" {
  group "g" {
    task "t" {
      driver = "x"
      config {
        text    = var.text
        number  = var.number
        boolean = var.boolean
        list    = var.list
        set     = var.set
        map     = var.map
        object  = var.object
        tuple   = var.tuple
        untyped = var.untyped
      }
    }
  }
}

# Without a type, a value is text when the variable has no default, and of the default's type otherwise.
variable "nothing" {
}
variable "number" {
  default = 1
}
variable "list" {
  default = ["a"]
}
variable "boolean" {
  default = false
}
variable "object" {
  default = { a = 1 }
}
variable "null" {
  default = null
}

job "untyped" {
  group "g" {
    task "t" {
      driver = "x"
      config {
        nothing = var.nothing
        number  = var.number
        list    = var.list
        boolean = var.boolean
        object  = var.object
        null    = var.null
      }
    }
  }
}

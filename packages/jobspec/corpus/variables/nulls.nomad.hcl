# Null as a default, inside collections, and for an attribute of an object.
variable "text" {
  type    = string
  default = null
}
variable "untyped" {
  default = null
}
variable "list" {
  type    = list(string)
  default = ["a", null]
}
variable "object" {
  type    = object({ a = string, b = number })
  default = { a = null, b = 1 }
}

job "nulls" {
  region = var.text
  name   = var.untyped
  group "g" {
    task "t" {
      driver = "x"
      config {
        text     = var.text
        list     = var.list
        object   = var.object
        is_null  = var.text == null
        coalesce = coalesce(var.text, "default")
        chosen   = var.text != null ? var.text : "none"
      }
    }
  }
}

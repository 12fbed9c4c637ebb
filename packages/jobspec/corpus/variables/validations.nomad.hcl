# Validations that hold: several for one variable, functions, other forms of true.
variable "image" {
  type    = string
  default = "registry.example.com/web:1.2"
  validation {
    condition     = length(split(":", var.image)) == 2
    error_message = "The image needs a tag."
  }
  validation {
    condition     = substr(var.image, 0, 9) == "registry." && can(upper(var.image))
    error_message = "Only our own registry."
  }
}
variable "count" {
  type    = number
  default = 3
  validation {
    condition     = var.count > 0 && var.count < 10
    error_message = "Count must be from 1 to 9."
  }
}
variable "names" {
  type    = list(string)
  default = ["a", "b"]
  validation {
    condition     = !contains([for n in var.names : n != ""], false)
    error_message = "no empty names, a message in any style"
  }
}
variable "text_true" {
  default = "x"
  validation {
    condition     = var.text_true == "x" ? "true" : "false"
    error_message = "text is as good as a boolean"
  }
}

job "validated" {
  datacenters = var.names
  group "g" {
    count = var.count
  }
}

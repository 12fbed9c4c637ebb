# A value of the variable file that breaks two rules.
variable "image" {
  type    = string
  default = "registry.example.com/web:1"
  validation {
    condition     = length(split(":", var.image)) == 2
    error_message = "The image needs a tag."
  }
  validation {
    condition     = substr(var.image, 0, 9) == "registry."
    error_message = "Only our own registry."
  }
}

job "x" {
}

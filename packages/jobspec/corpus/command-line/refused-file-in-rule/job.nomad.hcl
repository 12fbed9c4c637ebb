# A rule may not read files, not even here.
variable "name" {
  default = "a"
  validation {
    condition     = var.name == trimspace(file("name.txt"))
    error_message = "Must be the name of the file."
  }
}

job "x" {
}

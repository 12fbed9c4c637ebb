variable "image" {
  default = "b"
}

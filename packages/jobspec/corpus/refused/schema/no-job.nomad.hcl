# A file with variables alone.
variable "a" {
  default = 1
}

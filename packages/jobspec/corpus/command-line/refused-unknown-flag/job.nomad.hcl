# A -var for a variable that the job does not declare.
variable "image" {
  default = "a"
}

job "x" {
}

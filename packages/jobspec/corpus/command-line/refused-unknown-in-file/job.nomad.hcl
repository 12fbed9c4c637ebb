# A variable file that names a variable which the job does not declare.
variable "image" {
  default = "a"
}

job "x" {
}

# Values for variables that the job does not declare are ignored over HTTP.
variable "known" {
  default = "a"
}

job "strict" {
  name = var.known
}

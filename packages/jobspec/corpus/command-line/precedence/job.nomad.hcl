# Who wins: the default is beaten by the environment, that by files in their order, those by -var.
variable "default" {
  default = "default"
}
variable "environment" {
  default = "default"
}
variable "first_file" {
  default = "default"
}
variable "second_file" {
  default = "default"
}
variable "flag" {
  default = "default"
}

job "precedence" {
  meta {
    default     = var.default
    environment = var.environment
    first_file  = var.first_file
    second_file = var.second_file
    flag        = var.flag
  }
}

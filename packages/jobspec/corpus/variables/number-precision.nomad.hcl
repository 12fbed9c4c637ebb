# Numbers of many digits through variables, locals and operators.
variable "long" {
  type    = number
  default = 12345678901234567890.123456789
}
variable "text" {
  type    = number
  default = "0.1000000000000000055511151231257827"
}

locals {
  sum = var.long + var.text
}

job "x" {
  meta {
    long  = var.long
    text  = var.text
    sum   = local.sum
    power = pow(2, 100)
    third = var.long / 3
    mod   = var.long % 7
    exact = 0.1 + 0.2 == 0.3
    int   = floor(var.long)
    json  = jsonencode([var.long, 1e100, 1 / 3])
  }
}

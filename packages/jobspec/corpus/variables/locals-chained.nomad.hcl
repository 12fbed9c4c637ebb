# Locals that use locals and variables, out of order and over several blocks.
variable "env" {
  default = "prod"
}

locals {
  name  = "${local.prefix}-${local.suffix}"
  upper = upper(local.name)
}

locals {
  prefix = "web"
  suffix = join("-", [var.env, local.number])
  number = length(local.list)
  list   = [local.prefix, "x", { a = local.prefix }.a]
  object = { name = local.name, list = local.list }
}

job "chained" {
  name = local.upper
  meta {
    name   = local.object.name
    second = local.object.list[2]
    all    = jsonencode(local.object)
  }
}

# References of ours and of the client side by side, escaped ones between.
variable "version" {
  default = "1.2"
}

locals {
  prefix = "app"
  client = "${node.class}"
}

job "mixed" {
  meta {
    both         = "${var.version}-${node.class}"
    local_first  = "${local.prefix}-${NOMAD_ALLOC_INDEX}-${var.version}"
    escaped      = "$${var.version} ${var.version} $${node.class} ${node.class}"
    from_local   = "${local.client}!"
    in_function  = upper("${node.class}-${var.version}")
    in_condition = var.version == "1.2" ? "${node.class}" : "${node.other}"
    directive    = "%{if var.version == "1.2"}${node.class}%{else}%%{none}%{endif}"
    shell        = "$(hostname) $HOME $${HOME} ${env["HOME"]}"
  }
}

# Words of the language as names of attributes, keys and variables.
variable "for" {
  default = "f"
}
variable "if" {
  default = "i"
}

locals {
  null_like = { null = 1, true = 2, in = 3 }
}

job "keywords" {
  meta {
    for    = var.for
    if     = var.if
    in     = "in"
    null   = "n"
    true   = "t"
    endfor = "e"
    job    = "j"
    var    = "v"
    local  = "l"
  }
  group "g" {
    task "t" {
      driver = "x"
      config {
        keys = local.null_like
        job  = "a"
        task = "b"
        if   = { "for" = "c" }
      }
    }
  }
}

# Traps of constraints: short forms that are accepted and have no effect, an empty block, several forms at once.
job "surprising" {
  constraint {
  }
  constraint {
    attribute        = "${meta.features}"
    set_contains_any = "a,b"
    set_contains_all = "c"
  }
  constraint {
    attribute  = "${meta.a}"
    is_set     = "yes"
    is_not_set = "no"
  }
  constraint {
    attribute      = "${meta.a}"
    operator       = "!="
    value          = "x"
    version        = "> 1"
    regexp         = "y"
    distinct_hosts = "true"
  }
  constraint {
    attribute = "${meta.b}"
    version   = ""
    value     = "kept"
  }
  constraint {
    attribute = null
    value     = null
  }
}

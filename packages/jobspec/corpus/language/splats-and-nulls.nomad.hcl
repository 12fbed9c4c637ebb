# Splats over what is null, single, empty; nulls within lists, conditionals and comparisons.
locals {
  nothing = null
  one     = { name = "a" }
  some    = [{ name = "a" }, { name = null }]
}

job "splats" {
  group "g" {
    task "t" {
      driver = "x"
      config {
        of_null       = local.nothing[*]
        of_null_names = local.nothing[*].name
        of_one        = local.one[*].name
        of_some       = local.some[*].name
        of_empty      = [][*].name
        of_text       = "a" [*]
        length        = length(local.nothing[*])
        equal         = local.nothing == null
        unequal       = local.one != null
        in_list       = [local.nothing, 1]
        chosen        = local.nothing == null ? "none" : local.nothing
        either_null   = true ? null : null
      }
    }
  }
}

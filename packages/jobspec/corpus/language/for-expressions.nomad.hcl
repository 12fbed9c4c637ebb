# Loops over lists, maps and sets; with conditions, keys and groups.
locals {
  list = ["b", "a", "c", "a"]
  map  = { x = 1, y = 2, z = 3 }
}

job "loops" {
  group "g" {
    task "t" {
      driver = "x"
      config {
        values      = [for v in local.list : upper(v)]
        indexed     = [for i, v in local.list : "${i}${v}"]
        of_map      = [for v in local.map : v * 10]
        keys        = [for k, v in local.map : k]
        filtered    = [for v in local.list : v if v != "a"]
        empty       = [for v in [] : v]
        object      = { for k, v in local.map : upper(k) => v }
        swapped     = { for k, v in local.map : v => k }
        conditional = { for k, v in local.map : k => v if v > 1 }
        grouped     = { for i, v in local.list : v => i... }
        of_set      = [for v in setunion(local.list, []) : v]
        nested      = [for a in ["1", "2"] : [for b in ["x", "y"] : "${a}${b}"]]
        shadowed    = [for local in ["a"] : local]
        in_template = "${join(",", [for v in local.list : v])}"
        null_values = [for v in [null, 1] : v]
        over_lines = {
          for k, v in local.map :
          k => v
          if k != "y"
        }
      }
    }
  }
}

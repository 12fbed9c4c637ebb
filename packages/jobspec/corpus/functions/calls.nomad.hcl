# How functions are called: over lines, with a list spread out, with conversions, within each other.
locals {
  lists = [["a"], ["b", "c"]]
}

job "functions" {
  group "g" {
    task "t" {
      driver = "x"
      config {
        over_lines = join(
          "-",
          ["a", "b"],
        )
        spread        = concat(local.lists...)
        spread_tail   = max(1, [5, 3]...)
        nested        = upper(join("", ["x", "y"]))
        converted     = [upper(true), strlen(12345), abs("-7")]
        in_template   = "a${upper("b")}c${length([1, 2])}"
        conditional   = length(local.lists) > 1 ? join(",", local.lists[1]) : "none"
        index_of_call = split("/", "a/b/c")[1]
        blank_between = upper("x")
        null_list     = coalesce(null, null, "x")
      }
    }
  }
}

# Meta as an attribute on job, group and task: keys that no block can have.
job "described" {
  meta = {
    "owner.team"    = "orders"
    "with space"    = "yes"
    "1starts"       = "with a digit"
    (upper("calc")) = "ulated"
    plain           = 12
    "${"tem"}plate" = true
  }

  group "web" {
    meta = {
      "a/b" : "colons are equal to equals signs",
      "c" : 1.5,
    }
    task "a" {
      driver = "exec"
      meta   = {}
    }
  }
}

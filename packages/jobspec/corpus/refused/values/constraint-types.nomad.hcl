# A list as a constraint's value, text as a boolean.
job "x" {
  constraint {
    attribute = "a"
    value     = ["b"]
  }
}

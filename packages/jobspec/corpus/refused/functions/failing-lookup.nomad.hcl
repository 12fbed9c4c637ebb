# A lookup without a default.
job "x" {
  name = lookup({ a = "b" }, "c")
}

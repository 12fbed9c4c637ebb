# An argument too many.
job "x" {
  name = upper("a", "b")
}

# An argument too few.
job "x" {
  name = replace("a", "b")
}

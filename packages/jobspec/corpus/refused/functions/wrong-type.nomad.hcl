# An argument of the wrong type.
job "x" {
  name = join("-", "abc")
}

# A format with a value too many.
job "x" {
  name = format("%s", "a", "b")
}

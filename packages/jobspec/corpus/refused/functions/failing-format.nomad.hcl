# A format with a value too few, and one that does not fit.
job "x" {
  name = format("%s %d", "a")
}

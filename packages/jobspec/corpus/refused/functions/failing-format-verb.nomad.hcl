# A format's verb that does not exist.
job "x" {
  name = format("%z", "a")
}

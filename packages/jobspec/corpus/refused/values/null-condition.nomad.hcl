# Null as a condition.
job "x" {
  name = null ? "a" : "b"
}

# An element of an empty list.
job "x" {
  name = element([], 0)
}

# A list, a map and null within text.
job "x" {
  name = "a-${["b"]}"
}

# Null within text.
job "x" {
  name = "a-${null}"
}

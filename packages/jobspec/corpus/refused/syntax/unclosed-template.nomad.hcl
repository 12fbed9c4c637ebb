# An interpolation without its closing brace.
job "x" {
  name = "a-${node.class"
  type = "batch"
}

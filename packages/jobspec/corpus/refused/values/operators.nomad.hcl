# Operands of the wrong types.
job "x" {
  name = 1 + "a"
}

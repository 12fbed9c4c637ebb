# Null as an operand and as a condition.
job "x" {
  priority = null + 1
}

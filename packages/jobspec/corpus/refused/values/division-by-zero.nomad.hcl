# Division by zero, and the rest of one.
job "x" {
  priority = 1 / 0
}

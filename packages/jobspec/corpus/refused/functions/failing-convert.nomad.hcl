# A conversion that cannot be.
job "x" {
  priority = convert("a", number)
}

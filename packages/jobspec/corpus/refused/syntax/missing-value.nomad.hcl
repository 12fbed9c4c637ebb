# An attribute without a value.
job "x" {
  type =
  priority = 50
}

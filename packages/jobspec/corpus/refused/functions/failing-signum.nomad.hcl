# The sign of a fraction.
job "x" {
  priority = signum(0.5)
}

# A subnet that its network has no room for.
job "x" {
  name = cidrsubnet("10.0.0.0/30", 4, 1)
}

# A network that is none.
job "x" {
  name = cidrhost("10.0.0.0", 1)
}

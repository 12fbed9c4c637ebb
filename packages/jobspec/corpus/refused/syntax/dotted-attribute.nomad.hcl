# A dot in the name of an attribute.
job "x" {
  meta {
    owner.team = "a"
  }
}

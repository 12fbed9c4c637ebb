# A block that a job does not have.
job "x" {
  groups "g" {
  }
}

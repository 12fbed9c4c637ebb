# An attribute that a job does not have, close to one that it has.
job "x" {
  datacenter = ["dc1"]
}

# An attribute written as a block.
job "x" {
  datacenters {
    a = "dc1"
  }
}

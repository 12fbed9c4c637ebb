# A range that is too long.
job "x" {
  datacenters = range(2000)
}

# A range that does not end.
job "x" {
  datacenters = range(0, 5, 0)
}

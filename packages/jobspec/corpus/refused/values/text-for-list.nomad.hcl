# Text where a list is asked for.
job "x" {
  datacenters = "dc1"
}

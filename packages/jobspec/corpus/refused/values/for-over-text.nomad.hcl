# A loop over text.
job "x" {
  datacenters = [for c in "abc" : c]
}

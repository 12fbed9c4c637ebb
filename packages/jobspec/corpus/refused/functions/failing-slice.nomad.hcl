# A slice beyond the end.
job "x" {
  datacenters = slice(["a"], 0, 2)
}

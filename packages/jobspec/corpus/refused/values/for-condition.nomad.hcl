# A loop's condition that is no boolean.
job "x" {
  datacenters = [for c in ["a"] : c if "x"]
}

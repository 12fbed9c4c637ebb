# A list without its closing bracket.
job "x" {
  datacenters = ["a", "b"
  type = "batch"
}

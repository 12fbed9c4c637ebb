# Null in a list of text, and in meta.
job "x" {
  datacenters = ["a", null]
}

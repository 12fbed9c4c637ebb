# A list over lines without commas.
job "x" {
  datacenters = [
    "a"
    "b"
  ]
}

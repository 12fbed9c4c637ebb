# Lists of different lengths.
job "x" {
  datacenters = formatlist("%s-%s", ["a"], ["b", "c"])
}

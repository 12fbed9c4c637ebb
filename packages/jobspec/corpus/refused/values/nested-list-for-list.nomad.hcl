# A list of lists where a list of text is asked for.
job "x" {
  datacenters = [["dc1"], ["dc2"]]
}

# Several errors in one file: the first is told, the rest are counted.
job "x" {
  type = 
  datacenters = ["a" "b"]
  group g {
    count == 2
  }
  meta {
    a = "\q"
  }
}

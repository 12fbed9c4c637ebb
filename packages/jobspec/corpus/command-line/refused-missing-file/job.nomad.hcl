# A file that is not there.
job "x" {
  name = file("none.txt")
}

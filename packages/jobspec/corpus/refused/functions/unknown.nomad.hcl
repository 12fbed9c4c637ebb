# A function that does not exist, close to one that does.
job "x" {
  name = uper("a")
}

# An index that is a word.
job "x" {
  name = ["a"]["first"]
}

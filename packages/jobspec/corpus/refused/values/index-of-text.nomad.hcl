# An index into text, an attribute of a number.
job "x" {
  name = "abc" [0]
}

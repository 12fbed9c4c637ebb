# An index that is not there, and a length of text.
job "x" {
  priority = length("abc")
}

# An expression that is none.
job "x" {
  name = regex_replace("a", "(", "b")
}

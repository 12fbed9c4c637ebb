# A map where text is asked for, and a list of lists where a list of text is.
job "x" {
  type = { a = 1 }
}

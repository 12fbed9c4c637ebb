# A name that starts with a digit.
job "x" {
  meta {
    1st = "a"
  }
}

# An object on one line without commas.
job "x" {
  meta = { a = 1 b = 2 }
}

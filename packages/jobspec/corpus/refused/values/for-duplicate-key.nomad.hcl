# Two elements of a loop with one key.
job "x" {
  meta = { for v in ["a", "a"] : v => v }
}

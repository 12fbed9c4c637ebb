# More keys than values.
job "x" {
  meta = zipmap(["a", "b"], ["c"])
}

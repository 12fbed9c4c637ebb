# A conditional without its second half.
job "x" {
  type = true ? "batch"
}

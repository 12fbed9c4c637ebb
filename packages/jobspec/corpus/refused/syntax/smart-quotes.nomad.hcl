# Quotes of a word processor.
job “x” {
  type = “batch”
}

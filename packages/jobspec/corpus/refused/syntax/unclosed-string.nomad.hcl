# A string without its closing quote.
job "x" {
  type = "batch
  priority = 50
}

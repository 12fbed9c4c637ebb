# A byte-order mark comes first.
job "marked" {
  type = "batch"
}

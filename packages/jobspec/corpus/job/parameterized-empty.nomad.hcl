# A parameterized block without attributes, beside lists that are empty.
job "anything" {
  type = "batch"
  parameterized {
  }
}

# A condition that is no boolean.
job "x" {
  type = "maybe" ? "batch" : "service"
}

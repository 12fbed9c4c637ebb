# A comma at the end of an attribute.
job "x" {
  type = "batch",
  priority = 50,
}

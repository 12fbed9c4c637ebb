# Text, lists and maps where others are asked for.
job "number" {
  priority = "high"
}

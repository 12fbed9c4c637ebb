# Calls that fail for their arguments' values: numbers.
job "x" {
  meta {
    parseint = parseint("xyz", 10)
  }
}

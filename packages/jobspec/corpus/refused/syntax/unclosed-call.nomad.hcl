# A call without its closing parenthesis.
job "x" {
  name = join("-", ["a", "b"]
  type = "batch"
}

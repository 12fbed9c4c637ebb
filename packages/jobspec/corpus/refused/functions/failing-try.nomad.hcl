# Alternatives that all fail.
job "x" {
  name = try(local.a, upper(1, 2))
}

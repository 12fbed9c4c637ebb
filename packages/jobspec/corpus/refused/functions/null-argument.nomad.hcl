# Null as an argument.
job "x" {
  name = upper(null)
}

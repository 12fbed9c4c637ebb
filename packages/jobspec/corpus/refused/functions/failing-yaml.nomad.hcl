# YAML that is none.
job "x" {
  meta = yamldecode("a: [1")
}

# Locals with a label.
locals "a" {
  b = 1
}

job "x" {
}

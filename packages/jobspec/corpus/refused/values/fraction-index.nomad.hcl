# An index that is a fraction.
job "x" {
  name = ["a"][0.5]
}

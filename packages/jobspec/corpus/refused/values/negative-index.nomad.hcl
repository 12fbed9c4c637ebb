# Indexes that are negative, fractions, or words.
job "x" {
  name = ["a"][-1]
}

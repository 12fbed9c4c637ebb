# Numbers and other words are no booleans.
job "x" {
  all_at_once = 1
}

# Comparing and combining what is neither number nor boolean.
job "x" {
  all_at_once = [1] < [2]
}

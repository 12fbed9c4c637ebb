# Characters that mean nothing here, each with its own advice.
job "x" {
  a = `b`
  c = 1 & 2
  d = 3 | 4
  e = 2 ^ 3
  f = ~1
  g = 1;
}

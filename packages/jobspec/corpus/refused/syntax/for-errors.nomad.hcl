# Loops with parts missing.
job "x" {
  a = [for x in: x]
  b = [for x of []: x]
  c = {for x in []: x}
  d = [for x in [] : x => x]
  e = [for in [] : x]
}

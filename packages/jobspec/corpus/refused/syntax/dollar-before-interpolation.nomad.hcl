# Three dollars: an escape for two, and what follows.
job "x" {
  name = "$$${"x"}"
}

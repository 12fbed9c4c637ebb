# Spreading out what is no list.
job "x" {
  name = join("-", "abc"...)
}

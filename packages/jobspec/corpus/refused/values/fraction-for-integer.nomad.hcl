# A fraction where a whole number is asked for.
job "x" {
  group "g" {
    count = 1.5
  }
}

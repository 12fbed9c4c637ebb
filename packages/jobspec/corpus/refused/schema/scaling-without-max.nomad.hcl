# A group's scaling policy without its maximum.
job "x" {
  group "g" {
    scaling {
      min = 1
    }
  }
}

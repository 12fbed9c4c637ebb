# A number with letters behind it.
job "x" {
  group "g" {
    shutdown_delay = 30s
  }
}

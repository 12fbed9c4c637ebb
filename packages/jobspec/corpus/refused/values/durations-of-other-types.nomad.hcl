# Durations that are booleans, lists, null, fractions, too great.
job "x" {
  group "boolean" {
    shutdown_delay = true
  }
  group "list" {
    shutdown_delay = ["1s"]
  }
  group "nothing" {
    shutdown_delay = null
  }
  group "fraction" {
    shutdown_delay = 1.5
  }
  group "great" {
    shutdown_delay = 9223372036854775808
  }
  group "client" {
    shutdown_delay = "${meta.delay}"
  }
}

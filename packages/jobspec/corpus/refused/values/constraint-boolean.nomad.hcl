# A constraint's distinct_hosts that is no boolean.
job "x" {
  constraint {
    distinct_hosts = "maybe"
  }
}

# Constraints have a list of attributes of their own.
job "x" {
  constraint {
    attribute = "${attr.kernel.name}"
    equals    = "linux"
  }
  affinity {
    distinct_hosts = true
  }
}

# The old list of reserved ports; it survives only where no port block stands beside it.
job "old-ports" {
  group "kept" {
    network {
      reserved_ports "http" {
        static = 80
      }
    }
  }
  group "lost" {
    network {
      reserved_ports "http" {
        static = 80
      }
      port "admin" {}
    }
  }
}

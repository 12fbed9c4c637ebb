# Several networks in a group, one for each mode.
job "modes" {
  group "host" {
    network {
      mode = "host"
    }
  }
  group "none" {
    network {
      mode = "none"
    }
  }
  group "two" {
    network {
      mode = "bridge"
    }
    network {
      port "admin" {
        host_network = "private"
      }
    }
  }
}

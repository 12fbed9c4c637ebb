# A default identity by name; of two defaults the first moves, the second stays in the list.
job "identified" {
  group "web" {
    task "named" {
      driver = "docker"
      identity {
        name = "default"
        file = true
      }
    }
    task "twice" {
      driver = "docker"
      identity {
        env = true
      }
      identity {
        name = "default"
        file = true
      }
    }
    task "several" {
      driver = "docker"
      identity {
        name = "a"
      }
      identity {
        name = "b"
        ttl  = "30m"
      }
    }
  }
}

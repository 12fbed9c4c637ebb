# Resources: shares, cores, limits, secrets, and the attributes of former times.
job "hungry" {
  group "web" {
    task "shares" {
      driver = "docker"
      resources {
        cpu        = 500
        memory     = 256
        memory_max = 1024
        secrets    = 100
        disk       = 300
        iops       = 10
      }
    }
    task "cores" {
      driver = "docker"
      resources {
        cores  = 4
        memory = "2048"
        numa {
          affinity = "require"
          devices  = ["nvidia/gpu/h100"]
        }
      }
    }
    task "memory-only" {
      driver = "docker"
      resources {
        memory = 64
      }
    }
    task "empty" {
      driver = "docker"
      resources {}
    }
  }
}

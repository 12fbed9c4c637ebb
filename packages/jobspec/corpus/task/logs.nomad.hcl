# Log rotation, and the two ways to switch logs off.
job "logging" {
  group "web" {
    task "limited" {
      driver = "docker"
      logs {
        max_files     = 3
        max_file_size = 25
      }
    }
    task "off" {
      driver = "docker"
      logs {
        disabled = true
      }
    }
    task "old" {
      driver = "docker"
      logs {
        enabled = false
      }
    }
    task "old-on" {
      driver = "docker"
      logs {
        enabled = true
      }
    }
    task "empty" {
      driver = "docker"
      logs {}
    }
  }
}

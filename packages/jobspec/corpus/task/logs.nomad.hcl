# Log rotation in its three forms.
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
    task "empty" {
      driver = "docker"
      logs {}
    }
  }
}

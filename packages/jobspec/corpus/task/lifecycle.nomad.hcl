# The hooks of a task's life.
job "staged" {
  group "web" {
    task "migrate" {
      driver = "docker"
      lifecycle {
        hook = "prestart"
      }
    }
    task "proxy" {
      driver = "docker"
      lifecycle {
        hook    = "prestart"
        sidecar = true
      }
    }
    task "main" {
      driver = "docker"
    }
    task "warm-up" {
      driver = "docker"
      lifecycle {
        hook    = "poststart"
        sidecar = false
      }
    }
    task "clean-up" {
      driver = "docker"
      lifecycle {
        hook = "poststop"
      }
    }
  }
}

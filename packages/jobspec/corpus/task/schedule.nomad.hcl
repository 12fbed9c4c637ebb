# A task that runs at certain hours.
job "office-hours" {
  group "web" {
    task "server" {
      driver = "docker"
      schedule {
        cron {
          start    = "0 8 * * 1-5"
          end      = "0 18"
          timezone = "Europe/Amsterdam"
        }
      }
    }
    task "empty" {
      driver = "docker"
      schedule {}
    }
  }
}

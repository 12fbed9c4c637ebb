# A periodic job with one schedule.
job "backup" {
  type = "batch"

  periodic {
    cron             = "*/15 * * * * *"
    prohibit_overlap = true
    time_zone        = "Europe/Amsterdam"
    enabled          = true
  }

  group "backup" {
    task "dump" {
      driver = "exec"
      config {
        command = "/usr/bin/pg_dumpall"
      }
    }
  }
}

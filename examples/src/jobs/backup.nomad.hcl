job "backup" {
  type = "batch"

  periodic {
    crons            = ["0 3 * * *"]
    prohibit_overlap = true
    time_zone        = "Europe/Berlin"
  }

  group "backup" {
    max_run_duration = "2h"

    restart {
      attempts = 2
      delay    = "30s"
      mode     = "fail"
    }

    volume "data" {
      type      = "host"
      source    = "data"
      read_only = true
    }

    task "restic" {
      driver = "docker"

      config {
        image = "restic/restic:0.17.3"
        args  = ["backup", "/data"]
      }

      vault {
        role = "backup"
      }

      template {
        destination = "secrets/restic.env"
        env         = true
        data        = <<-TEMPLATE
          {{ with secret "kv/data/backup" }}RESTIC_PASSWORD={{ .Data.data.password }}{{ end }}
          RESTIC_REPOSITORY=s3:https://s3.example.com/backup
        TEMPLATE
      }

      volume_mount {
        volume      = "data"
        destination = "/data"
      }
    }
  }
}

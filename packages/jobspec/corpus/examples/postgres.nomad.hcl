# A database on a volume, prepared by one task and backed up by another.
variable "version" {
  type        = string
  description = "Release of PostgreSQL"
  default     = "17.1"
  validation {
    condition     = can(parseint(split(".", var.version)[0], 10))
    error_message = "The version must start with a number."
  }
}

variable "databases" {
  type = map(object({
    owner      = string
    extensions = list(string)
  }))
  default = {
    shop = { owner = "shop", extensions = ["pgcrypto", "hstore"] }
    blog = { owner = "blog", extensions = [] }
  }
}

locals {
  major  = split(".", var.version)[0]
  owners = distinct([for d in var.databases : d.owner])
}

job "postgres" {
  group "db" {
    count = 1

    volume "data" {
      type            = "csi"
      source          = "postgres-${local.major}"
      access_mode     = "single-node-writer"
      attachment_mode = "file-system"
    }

    network {
      port "sql" {
        static = 5432
      }
    }

    task "server" {
      driver = "docker"
      user   = "999"

      volume_mount {
        volume      = "data"
        destination = "/var/lib/postgresql"
      }

      config {
        image = "postgres:${var.version}"
        ports = ["sql"]
      }

      env {
        PGDATA = "/var/lib/postgresql/${local.major}"
        OWNERS = join(",", local.owners)
      }

      template {
        destination = "local/init.sql"
        data        = <<-EOT
          %{~for name, db in var.databases}
          CREATE DATABASE ${name} OWNER ${db.owner};
          %{~for ext in db.extensions}
          CREATE EXTENSION ${ext};
          %{~endfor}
          %{~endfor}
        EOT
      }

      kill_timeout = "2m"
    }
  }
}

# Volumes of a group: host and CSI, with all of their attributes.
job "stateful" {
  group "db" {
    volume "data" {
      type            = "host"
      source          = "postgres-data"
      read_only       = false
      sticky          = true
      access_mode     = "single-node-writer"
      attachment_mode = "file-system"
      per_alloc       = false
    }

    volume "files" {
      type            = "csi"
      source          = "files"
      read_only       = true
      access_mode     = "multi-node-reader-only"
      attachment_mode = "file-system"
      per_alloc       = true

      mount_options {
        fs_type     = "ext4"
        mount_flags = ["noatime", "discard"]
      }
    }

    volume "bare" {
    }

    task "postgres" {
      driver = "docker"

      volume_mount {
        volume           = "data"
        destination      = "/var/lib/postgresql"
        read_only        = false
        propagation_mode = "host-to-task"
        selinux_label    = "Z"
      }
      volume_mount {
        volume      = "files"
        destination = "/srv/files"
        read_only   = true
      }
      volume_mount {
      }

      config {
        image = "postgres:17"
      }
    }
  }
}

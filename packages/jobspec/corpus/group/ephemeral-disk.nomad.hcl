# The ephemeral disk of a group, full and empty.
job "disks" {
  group "sticky" {
    ephemeral_disk {
      migrate = true
      sticky  = true
      size    = 2048
    }
  }
  group "default" {
    ephemeral_disk {
    }
  }
}

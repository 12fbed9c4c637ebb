# Blocks that a task does not have, one of them a group's.
job "x" {
  group "g" {
    task "t" {
      network {
      }
      template_file {
      }
    }
  }
}

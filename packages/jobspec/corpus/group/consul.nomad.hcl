# Where a group and a task speak with Consul.
job "consul" {
  group "web" {
    consul {
      namespace = "team-a"
      cluster   = "prod"
      partition = "default"
    }
    task "server" {
      driver = "exec"
      consul {
        cluster = "other"
      }
    }
    task "empty" {
      driver = "exec"
      consul {}
    }
  }
}

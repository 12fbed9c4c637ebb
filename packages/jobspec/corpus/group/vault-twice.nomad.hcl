# Of two vault blocks in a group, the later one stands.
job "x" {
  group "g" {
    vault {
      role = "a"
    }
    vault {
      policies = ["b"]
    }
    task "t" {
      driver = "exec"
    }
  }
}

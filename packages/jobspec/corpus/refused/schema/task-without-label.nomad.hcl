# A task without its name, in a group.
job "x" {
  group "g" {
    task {
      driver = "exec"
    }
  }
}

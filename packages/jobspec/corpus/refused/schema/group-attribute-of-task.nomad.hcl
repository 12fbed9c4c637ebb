# A task's blocks and attributes in the group.
job "x" {
  group "g" {
    driver = "exec"
    config {
      command = "x"
    }
  }
}

# An empty update block is present, not absent.
job "empty-update" {
  update {}

  group "web" {
    update {}
    task "a" {
      driver = "exec"
    }
  }
}

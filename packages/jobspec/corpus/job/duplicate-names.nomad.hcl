# Groups and tasks of the same name are not noticed when a job is parsed.
job "twice" {
  group "same" {
    task "same" {
      driver = "exec"
    }
    task "same" {
      driver = "exec"
      leader = true
    }
  }
  group "same" {
  }
}

# A group without an update block takes the job's; a group's own fills its gaps from the job's.
job "inherited" {
  update {
    max_parallel = 5
    auto_revert  = true
  }

  group "own" {
    update {
      max_parallel = 2
    }
    task "a" {
      driver = "exec"
      config {
        command = "/bin/a"
      }
    }
  }

  group "inherits" {
    task "b" {
      driver = "exec"
      config {
        command = "/bin/b"
      }
    }
  }
}

# Tasks directly under the job: each gets a group of its own name, before the groups that are written.
job "short" {
  type = "batch"

  group "written" {
    task "c" {
      driver = "exec"
    }
  }

  task "a" {
    driver = "raw_exec"
    config {
      command = "/bin/date"
    }
    env {
      KEY = "value"
    }
  }

  task "b" {
    driver = "raw_exec"
    config {
      command = "/bin/uptime"
    }
    env = {
      "dotted.key" = "value"
    }
    meta = {
      "dotted.key" = "value"
    }
    scaling "cpu" {
      max = 500
    }
  }
}

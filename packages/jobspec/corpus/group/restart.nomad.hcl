# Restart policies on group and task; a task fills its gaps from its group's.
job "restarting" {
  group "web" {
    restart {
      attempts         = 3
      interval         = "10m"
      delay            = "25s"
      mode             = "delay"
      render_templates = true
    }

    task "own" {
      driver = "exec"
      restart {
        attempts = 0
        mode     = "fail"
      }
    }
    task "inherits" {
      driver = "exec"
    }
  }

  group "nothing" {
    restart {
    }
    task "a" {
      driver = "exec"
    }
  }
}

# Migrate strategies on job and group.
job "moving" {
  migrate {
    max_parallel     = 2
    health_check     = "task_states"
    min_healthy_time = "20s"
    healthy_deadline = "10m"
  }

  group "web" {
    migrate {
      health_check = "checks"
    }
    task "a" {
      driver = "exec"
    }
  }
  group "db" {
    task "a" {
      driver = "exec"
    }
  }
}

# Secrets on job, group and task at once.
job "x" {
  secret "of-job" {
    path = "job"
  }
  group "g" {
    secret "of-group" {
      path = "group"
    }
    task "none" {
      driver = "exec"
    }
    task "own" {
      driver = "exec"
      secret "of-task" {
        path = "task"
      }
    }
  }
}

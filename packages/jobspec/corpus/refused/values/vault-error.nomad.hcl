# Errors within a job's and a task's vault.
job "x" {
  vault {
    env = "perhaps"
  }
  group "g" {
    task "t" {
      vault {
        policies = "a"
      }
    }
  }
}

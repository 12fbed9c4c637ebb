# Vault twice on a job.
job "x" {
  vault {
    role = "a"
  }
  vault {
    role = "b"
  }
}

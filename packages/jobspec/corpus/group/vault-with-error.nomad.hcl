# Errors within a group's vault and secrets are lost: the job parses.
job "x" {
  group "g" {
    vault {
      role = ["a"]
      typo = 1
    }
    secret "s" {
      provider = { a = 1 }
    }
    task "t" {
      driver = "exec"
    }
  }
}

# A group's vault and tasks from dynamic blocks.
job "x" {
  group "g" {
    dynamic "vault" {
      for_each = ["a"]
      content {
        role = vault.value
      }
    }
    dynamic "secret" {
      for_each = ["s1", "s2"]
      labels   = [secret.value]
      content {
        path = secret.value
      }
    }
    task "t" {
      driver = "exec"
    }
  }
}

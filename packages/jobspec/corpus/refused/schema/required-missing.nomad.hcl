# Attributes that must be there: a lifecycle's hook, an action's command.
job "x" {
  group "g" {
    task "t" {
      lifecycle {
        sidecar = true
      }
    }
  }
}

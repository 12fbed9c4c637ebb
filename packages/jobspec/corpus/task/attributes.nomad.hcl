# The plain attributes of a task.
job "tasks" {
  group "web" {
    task "server" {
      driver         = "exec"
      user           = "nobody"
      leader         = true
      kill_timeout   = "20s"
      kill_signal    = "SIGINT"
      shutdown_delay = "5s"
      kind           = "connect-proxy:web"

      config {
        command = "/usr/bin/server"
      }
    }
    task "nothing" {
    }
  }
}

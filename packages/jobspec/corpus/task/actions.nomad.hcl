# Commands that an operator can start in a running task.
job "acting" {
  group "web" {
    task "redis" {
      driver = "docker"
      action "flush" {
        command = "/usr/bin/redis-cli"
        args    = ["-h", "127.0.0.1", "FLUSHALL"]
      }
      action "ping" {
        command = "/usr/bin/redis-cli"
      }
    }
  }
}

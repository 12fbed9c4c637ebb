# A task that speaks Consul's mesh itself.
job "native" {
  group "web" {
    service {
      name = "web"
      port = 9090
      task = "server"
      connect {
        native = true
      }
    }
    task "server" {
      driver = "docker"
    }
  }
}

# A network among a task's resources, as before groups had networks.
job "old-network" {
  group "web" {
    task "server" {
      driver = "docker"
      resources {
        network {
          mbits = 20
          port "http" {}
          port "admin" {
            static = 8001
          }
        }
      }
    }
  }
}

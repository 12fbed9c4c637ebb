# A job of HCL 1's time: maps by blocks with quoted names, objects without commas.
job "x" {
  group "g" {
    task "t" {
      driver = "docker"
      config {
        image = "redis"
        port_map {
          "db" = 6379
        }
      }
      env {
        "key.with.dots" = "value"
      }
    }
  }
}

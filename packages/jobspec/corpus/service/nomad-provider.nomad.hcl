# A service in Nomad's own catalogue.
job "discovered" {
  group "cache" {
    network {
      port "db" {
        to = 6379
      }
    }
    service {
      name     = "redis"
      provider = "nomad"
      port     = "db"
      tags     = ["primary", "${meta.zone}"]
      check {
        type     = "tcp"
        interval = "5s"
        timeout  = "1s"
      }
    }
    task "redis" {
      driver = "docker"
      config {
        image = "redis:7"
        ports = ["db"]
      }
    }
  }
}

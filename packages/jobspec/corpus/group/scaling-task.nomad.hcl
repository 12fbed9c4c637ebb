# Scaling policies of a task, as dynamic application sizing uses them; labels in any case.
job "sized" {
  group "web" {
    task "server" {
      driver = "docker"

      config {
        image = "nginx:1.27"
      }

      scaling "cpu" {
        enabled = true
        min     = 50
        max     = 1000

        policy {
          cooldown            = "5m"
          evaluation_interval = "10s"

          check "p95" {
            strategy "app-sizing-percentile" {
              percentile = "95"
            }
          }
        }
      }

      scaling "MEM" {
        enabled = false
        max     = 4096
      }
    }
  }
}

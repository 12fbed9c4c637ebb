# The update block on job and group with every attribute.
job "rolling" {
  update {
    stagger           = "45s"
    max_parallel      = 3
    health_check      = "checks"
    min_healthy_time  = "15s"
    healthy_deadline  = "7m"
    progress_deadline = "20m"
    canary            = 2
    auto_revert       = true
    auto_promote      = true
  }

  group "web" {
    update {
      max_parallel = 1
      canary       = 0
      auto_promote = false
    }
    task "server" {
      driver = "docker"
      config {
        image = "nginx:1.27"
      }
    }
  }

  group "manual" {
    update {
      health_check      = "manual"
      progress_deadline = 0
    }
    task "server" {
      driver = "docker"
      config {
        image = "nginx:1.27"
      }
    }
  }
}

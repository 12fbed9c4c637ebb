job "web" {
  datacenters = ["dc1"]

  update {
    max_parallel = 1
    canary       = 1
    auto_promote = true
    auto_revert  = true
  }

  group "app" {
    count = 3

    network {
      port "http" {
        to = 8080
      }
    }

    service {
      name     = "web"
      port     = "http"
      provider = "nomad"
      tags     = ["public", "v1"]

      check {
        type     = "http"
        path     = "/health"
        interval = "10s"
        timeout  = "2s"
      }
    }

    task "server" {
      driver       = "docker"
      kill_timeout = "20s"

      config {
        image = "nginx:1.27"
        ports = ["http"]

        mount {
          type   = "bind"
          source = "local/web.conf"
          target = "/etc/nginx/conf.d/default.conf"
        }
      }

      template {
        destination   = "local/web.conf"
        change_mode   = "signal"
        change_signal = "SIGHUP"
        data          = "server { listen 8080; location /health { return 200; } }"
      }

      env {
        REGION = "${node.region}"
      }

      resources {
        cpu    = 200
        memory = 256
      }
    }
  }
}

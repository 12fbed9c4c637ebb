# Checks of every type with their own attributes.
job "checked" {
  group "web" {
    network {
      mode = "bridge"
      port "http" {}
      port "grpc" {}
    }

    service {
      name = "web"
      port = "http"

      check {
        type            = "http"
        name            = "alive"
        path            = "/health?full=1"
        method          = "POST"
        protocol        = "https"
        interval        = "10s"
        timeout         = "2s"
        body            = "{\"method\":\"ping\"}"
        tls_skip_verify = true
        tls_server_name = "web.example.com"
        initial_status  = "passing"
        notes           = "see the runbook"
        on_update       = "ignore"
        expose          = true
      }
      check {
        type                     = "tcp"
        port                     = "grpc"
        address_mode             = "driver"
        advertise                = "10.1.1.1"
        interval                 = "30s"
        timeout                  = "5s"
        success_before_passing   = 3
        failures_before_critical = 4
        failures_before_warning  = 2
      }
      check {
        type         = "grpc"
        port         = "grpc"
        grpc_service = "example.Web"
        grpc_use_tls = true
        interval     = "5s"
        timeout      = "1s"
      }
      check {
        type     = "script"
        task     = "server"
        command  = "/bin/check"
        args     = ["-v", "--port", "${NOMAD_PORT_http}"]
        interval = 60000000000
        timeout  = 5e9
      }
      check {
      }
    }

    task "server" {
      driver = "docker"
    }
  }
}

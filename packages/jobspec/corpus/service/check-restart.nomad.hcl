# Restarting a task whose checks fail: on the service, on the check, and both.
job "checked" {
  group "web" {
    service {
      name = "web"
      port = "http"

      check_restart {
        limit           = 3
        grace           = "90s"
        ignore_warnings = false
      }

      check {
        type     = "tcp"
        interval = "10s"
        timeout  = "2s"
      }
      check {
        type     = "tcp"
        interval = "10s"
        timeout  = "2s"
        check_restart {
          limit           = 5
          ignore_warnings = true
        }
      }
      check {
        type     = "tcp"
        interval = "10s"
        timeout  = "2s"
        check_restart {
          grace = "1s"
        }
      }
    }
  }
}

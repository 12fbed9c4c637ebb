# The plain attributes of a group; those that newer Nomads replaced by the disconnect block are still read.
job "grouped" {
  group "web" {
    count                        = 5
    shutdown_delay               = "6s"
    max_run_duration             = "12h"
    stop_after_client_disconnect = "90m"
    max_client_disconnect        = "1h30m"
    prevent_reschedule_on_lost   = true

    task "server" {
      driver = "docker"
      config {
        image = "nginx:1.27"
      }
    }
  }

  group "empty" {
  }
}

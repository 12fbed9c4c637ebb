# A system job: what canonical form leaves out for it (no reschedule, no migrate).
job "node-exporter" {
  type        = "system"
  datacenters = ["*"]

  group "exporter" {
    network {
      mode = "host"
      port "metrics" {
        static = 9100
      }
    }

    restart {
      attempts = 5
      mode     = "delay"
    }

    task "exporter" {
      driver = "exec"

      config {
        command = "/usr/local/bin/node_exporter"
        args    = ["--web.listen-address=:9100"]
      }
    }
  }
}

# A sysbatch job with a group of its own restart policy.
job "apt-update" {
  type = "sysbatch"

  group "node" {
    restart {
      attempts = 0
      mode     = "fail"
    }

    task "apt" {
      driver = "raw_exec"
      config {
        command = "apt-get"
        args    = ["update", "-q"]
      }
    }
  }
}

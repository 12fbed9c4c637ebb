# Reschedule policies on job and group, limited and unlimited.
job "retrying" {
  reschedule {
    attempts  = 15
    interval  = "1h"
    delay     = "30s"
    max_delay = "120s"
    unlimited = false
  }

  group "limited" {
    reschedule {
      delay_function = "fibonacci"
    }
    task "a" {
      driver = "exec"
    }
  }

  group "unlimited" {
    reschedule {
      unlimited      = true
      delay          = "5s"
      delay_function = "constant"
    }
    task "a" {
      driver = "exec"
    }
  }

  group "never" {
    reschedule {
      attempts  = 0
      unlimited = false
    }
    task "a" {
      driver = "exec"
    }
  }
}

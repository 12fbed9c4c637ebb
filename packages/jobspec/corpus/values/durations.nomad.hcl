# Durations as text in all of Go's units, and as whole numbers of nanoseconds.
job "durations" {
  group "units" {
    shutdown_delay   = "1h2m3s"
    max_run_duration = "72h"
    restart {
      interval = "1.5h"
      delay    = "250ms"
    }
    update {
      stagger           = "10us"
      min_healthy_time  = "10µs"
      healthy_deadline  = "100ns"
      progress_deadline = "0"
    }
    migrate {
      min_healthy_time = "-5s"
      healthy_deadline = "+1m"
    }
    reschedule {
      delay     = ".5s"
      interval  = "1m1m"
      max_delay = "2562047h47m16.854775807s"
    }
  }

  group "numbers" {
    shutdown_delay   = 1000000000
    max_run_duration = 0
    restart {
      interval = 6e11
      delay    = 1.5e9
    }
    update {
      stagger           = 30 * 1000 * 1000 * 1000
      min_healthy_time  = -1
      healthy_deadline  = 9223372036854775807
      progress_deadline = "0s"
    }
  }

  group "computed" {
    shutdown_delay = "${5 * 6}s"
    restart {
      interval = join("", ["1", "m"])
    }
    task "t" {
      driver         = "exec"
      kill_timeout   = "0.000000001s"
      shutdown_delay = "1ms1us1ns"
    }
  }
}

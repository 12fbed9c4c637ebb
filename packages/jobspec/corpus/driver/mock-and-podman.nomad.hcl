# The config of mock_driver and podman: durations that stay text, numbers that stay numbers.
job "others" {
  group "web" {
    task "mock" {
      driver = "mock_driver"
      config {
        run_for                 = "10s"
        exit_code               = 1
        exit_signal             = 0
        start_error             = "refused"
        start_error_recoverable = true
        stdout_string           = "hello\n"
        stdout_repeat           = 1e2
        kill_after              = 1.5
        fs_isolation            = null
      }
    }
    task "podman" {
      driver = "podman"
      config {
        image        = "docker.io/library/alpine"
        network_mode = "slirp4netns:port_handler=slirp4netns"
        tmpfs        = ["/run"]
        logging = {
          driver = "journald"
          options = [
            { tag = "redis" },
          ]
        }
        auth = {
          username = "a"
          nested = {
            deeper = [1, [2, [3]]]
          }
        }
      }
    }
  }
}

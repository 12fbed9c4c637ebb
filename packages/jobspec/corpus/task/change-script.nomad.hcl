# A script that runs when a template changes, full and short.
job "rendering" {
  group "web" {
    task "server" {
      driver = "docker"

      template {
        data        = "x"
        destination = "local/x"
        change_mode = "script"
        change_script {
          command             = "/bin/reload"
          args                = ["--signal", "HUP"]
          timeout             = "30s"
          fail_on_error       = true
          run_on_first_render = true
        }
      }

      template {
        data        = "y"
        destination = "local/y"
        change_mode = "script"
        change_script {
          command       = "/bin/reload"
          fail_on_error = false
        }
      }
    }
  }
}

# A change script without its command is not noticed when a job is parsed.
job "x" {
  group "g" {
    task "t" {
      template {
        change_script {
          fail_on_error = false
        }
      }
    }
  }
}

# A template's wait without its longest time is not noticed when a job is parsed.
job "x" {
  group "g" {
    task "t" {
      template {
        wait {
          min = "5s"
        }
      }
    }
  }
}

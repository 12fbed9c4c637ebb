# A group's scaling policy of a task's type.
job "x" {
  group "g" {
    scaling {
      type = "vertical_cpu"
      max  = 3
    }
  }
}

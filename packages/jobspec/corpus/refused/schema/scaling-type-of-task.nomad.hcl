# A task's scaling policy whose type says otherwise than its label.
job "x" {
  group "g" {
    task "t" {
      scaling "cpu" {
        type = "vertical_mem"
        max  = 3
      }
    }
  }
}

# Two scaling policies of a task for the same.
job "x" {
  group "g" {
    task "t" {
      scaling "cpu" {
        max = 3
      }
      scaling "CPU" {
        max = 4
      }
    }
  }
}

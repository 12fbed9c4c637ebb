# A task's scaling policy for neither processor nor memory.
job "x" {
  group "g" {
    task "t" {
      scaling "disk" {
        max = 3
      }
    }
  }
}

# Errors in nested blocks far down: the place is told, the path is not.
job "x" {
  group "g" {
    task "t" {
      resources {
        cpu = "lots"
        device "gpu" {
          count = -1
        }
      }
    }
  }
}

# Resources as in other systems.
job "x" {
  group "g" {
    task "t" {
      resources {
        memory_mb = 100
      }
    }
  }
}

# Blocks of a task that may stand once, twice.
job "x" {
  group "g" {
    task "t" {
      resources {
      }
      config {
        a = 1
      }
      config {
        b = 2
      }
      resources {
      }
    }
  }
}

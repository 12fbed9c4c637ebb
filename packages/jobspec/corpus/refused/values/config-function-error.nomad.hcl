# An error within a free-form config is found after all others.
job "x" {
  group "g" {
    task "t" {
      config {
        value = upper(1, 2)
      }
    }
  }
}

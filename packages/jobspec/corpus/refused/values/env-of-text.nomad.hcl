# The environment as text.
job "x" {
  group "g" {
    task "t" {
      env = "A=1"
    }
  }
}

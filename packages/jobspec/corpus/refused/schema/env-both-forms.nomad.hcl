# The environment as attribute and as block.
job "x" {
  group "g" {
    task "t" {
      driver = "exec"
      env = {
        A = "1"
      }
      env {
        B = "2"
      }
    }
  }
}

# Maps as values of the environment in its attribute form.
job "x" {
  group "g" {
    task "t" {
      env = {
        A = { b = 1 }
      }
    }
  }
}

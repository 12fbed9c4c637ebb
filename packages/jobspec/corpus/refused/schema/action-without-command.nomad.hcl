# An action without its command.
job "x" {
  group "g" {
    task "t" {
      action "a" {
        args = []
      }
    }
  }
}

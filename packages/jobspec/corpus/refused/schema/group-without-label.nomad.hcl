# Groups, tasks and ports without their names.
job "x" {
  group {
    count = 1
  }
}

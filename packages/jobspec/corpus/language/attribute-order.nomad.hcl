# Attributes and blocks in an unusual order, blocks of one type apart from each other.
job "order" {
  group "b" {
    task "t" {
      config {
        z = 1
        a = 2
      }
      driver = "exec"
    }
    count = 1
  }
  type = "service"
  group "a" {
  }
  priority = 1
  group "c" {
  }
}

# A dynamic block inside a free-form config is not expanded: it stays as blocks do there.
job "dynamic" {
  group "g" {
    task "t" {
      driver = "docker"
      config {
        image = "x"
        dynamic "mount" {
          for_each = ["a"]
          content {
            target = "/a"
          }
        }
      }
    }
  }
}

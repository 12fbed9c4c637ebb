# A dynamic block around a block of maps keeps its rule.
job "x" {
  group "g" {
    task "t" {
      dynamic "template" {
        for_each = ["a"]
        content {
          date = template.value
        }
      }
    }
  }
}

# A dynamic block that writes a block twice which may stand once.
job "x" {
  group "g" {
    dynamic "restart" {
      for_each = [1, 2]
      content {
        attempts = restart.value
      }
    }
  }
}

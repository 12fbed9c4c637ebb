# Dynamic blocks over what is empty; blocks before and after keep their order.
job "x" {
  group "g" {
    service {
      name = "before"
    }
    dynamic "service" {
      for_each = {}
      content {
        name = "never"
      }
    }
    dynamic "service" {
      for_each = setunion(["z", "a"], ["m"])
      content {
        name = service.value
        tags = [service.key]
      }
    }
    service {
      name = "after"
    }
    dynamic "restart" {
      for_each = false ? [1] : []
      content {
        attempts = 1
      }
    }
  }
}

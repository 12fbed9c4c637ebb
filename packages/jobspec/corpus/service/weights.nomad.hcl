# Weights of a service: given in part, and an empty block.
job "weighted" {
  group "web" {
    service {
      name = "a"
      weights {
        passing = 0
      }
    }
    service {
      name = "b"
      weights {}
    }
  }
}

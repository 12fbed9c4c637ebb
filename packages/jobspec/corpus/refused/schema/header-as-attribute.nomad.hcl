# A check's headers as attribute, and connect's upstreams of the wrong name.
job "x" {
  group "g" {
    service {
      check {
        header = { A = ["b"] }
      }
    }
  }
}

# A dynamic block over a number, and one over nothing.
job "x" {
  dynamic "group" {
    for_each = 3
    labels   = ["a"]
    content {
    }
  }
  dynamic "affinity" {
    for_each = null
    content {
    }
  }
}

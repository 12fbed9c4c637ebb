# A dynamic block without the labels that it needs.
job "x" {
  dynamic "group" {
    for_each = ["a"]
    content {
    }
  }
}

# A dynamic block whose label is no text, and one that is nothing.
job "x" {
  dynamic "group" {
    for_each = [["a"]]
    labels   = [group.value]
    content {
    }
  }
}

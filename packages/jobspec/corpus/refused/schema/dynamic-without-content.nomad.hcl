# A dynamic block without its content.
job "x" {
  dynamic "group" {
    for_each = ["a"]
    labels   = ["a"]
  }
}

# An iterator that is no name.
job "x" {
  dynamic "group" {
    for_each = ["a"]
    iterator = "it"
    labels   = ["a"]
    content {
    }
  }
}

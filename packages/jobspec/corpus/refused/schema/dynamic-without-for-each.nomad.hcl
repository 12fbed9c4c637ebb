# A dynamic block without its collection.
job "x" {
  dynamic "group" {
    labels = ["a"]
    content {
    }
  }
}

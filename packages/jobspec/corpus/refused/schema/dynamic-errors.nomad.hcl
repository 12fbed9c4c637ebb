# A dynamic block of a type that the job does not have.
job "x" {
  dynamic "groups" {
    for_each = ["a"]
    content {
    }
  }
}

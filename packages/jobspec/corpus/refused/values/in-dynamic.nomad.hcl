# An error in the content of a dynamic block is told once for each block.
job "x" {
  dynamic "group" {
    for_each = ["a", "b"]
    labels   = [group.value]
    content {
      count = "${group.value}"
    }
  }
}

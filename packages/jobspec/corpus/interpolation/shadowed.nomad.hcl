# Names of the client that a loop, a dynamic block or a function hides.
locals {
  list = [for node in ["a"] : "${node}-${attr.cpu.arch}"]
}

job "shadowed" {
  datacenters = local.list

  dynamic "constraint" {
    for_each = ["x"]
    iterator = meta
    content {
      attribute = "${meta.value}"
      value     = "${attr.kernel.name}"
    }
  }

  dynamic "group" {
    for_each = { blue = 1 }
    labels   = [group.key]
    content {
      count = group.value
      meta {
        name  = "${group.key}"
        class = "${node.class}"
        other = "${task.name}"
      }
    }
  }
}

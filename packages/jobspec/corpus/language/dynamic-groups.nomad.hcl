# Whole groups and tasks from loops, with single blocks inside, over sets and tuples.
locals {
  regions = ["eu", "us"]
}

job "dynamic" {
  dynamic "group" {
    for_each = setproduct(local.regions, ["blue", "green"])
    labels   = [join("-", group.value)]
    content {
      count = group.key + 1

      dynamic "update" {
        for_each = group.value[1] == "green" ? [1] : []
        content {
          canary = 1
        }
      }

      meta {
        region = group.value[0]
      }

      dynamic "task" {
        for_each = [for n in range(group.key) : n]
        labels   = ["task-${task.value}"]
        content {
          driver = "exec"
          env {
            GROUP = join("-", group.value)
          }
        }
      }
    }
  }
}

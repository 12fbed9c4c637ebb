# The config of tasks that a dynamic block writes: maps, blocks and values of the loop.
variable "images" {
  type = list(object({
    name  = string
    image = string
    ports = list(string)
  }))
  default = [
    { name = "web", image = "nginx:1.27", ports = ["http"] },
    { name = "db", image = "postgres:17", ports = [] },
  ]
}

job "looped" {
  group "all" {
    dynamic "task" {
      for_each = var.images
      labels   = [task.value.name]
      content {
        driver = "docker"
        config {
          image = task.value.image
          ports = task.value.ports
          labels = {
            index = task.key
          }
          mount {
            target = "/${task.value.name}"
          }
        }
        env {
          NAME = task.value.name
        }
      }
    }
  }
}

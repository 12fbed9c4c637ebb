# What the client fills in, within dynamic blocks: in their content, labels and collections.
variable "mounts" {
  type    = list(string)
  default = ["data", "conf"]
}

job "dynamic" {
  group "g" {
    dynamic "volume" {
      for_each = var.mounts
      labels   = ["${volume.value}"]
      content {
        type   = "host"
        source = "${volume.value}-${node.class}"
      }
    }
    task "t" {
      driver = "docker"
      dynamic "template" {
        for_each = { for m in var.mounts : m => "${NOMAD_TASK_DIR}/${m}" }
        content {
          data        = "${template.key} ${NOMAD_ALLOC_ID}"
          destination = template.value
        }
      }
      dynamic "env" {
        for_each = [1]
        content {
          NODE  = "${node.unique.name}"
          INDEX = env.key
        }
      }
    }
  }
}

# The environment as an attribute: keys that no block can have.
locals {
  shared = { LOG_LEVEL = "info" }
}

job "environment" {
  group "web" {
    task "server" {
      driver = "docker"
      env = {
        "dotted.key"          = "a"
        "key with space"      = "b"
        "unusual-%-character" = "c"
        HOME                  = "/home/${NOMAD_TASK_NAME}"
        NUMBER                = 1e3
      }
    }
    task "merged" {
      driver = "docker"
      env    = merge(local.shared, { LOG_LEVEL = "debug" })
    }
    task "loop" {
      driver = "docker"
      env    = { for n in ["a", "b"] : upper(n) => "${n}-value" }
    }
    task "null" {
      driver = "docker"
      env    = null
      meta   = null
    }
  }
}

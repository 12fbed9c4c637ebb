# The environment as a block: identifiers as keys, values of every kind.
job "environment" {
  group "web" {
    task "server" {
      driver = "docker"
      env {
        PORT      = "${NOMAD_PORT_http}"
        WORKERS   = 4
        RATIO     = 0.5
        DEBUG     = false
        EMPTY     = ""
        with-dash = "allowed"
        JSON = jsonencode({
          a = 1
        })
        MULTI = <<-EOT
          a
          b
        EOT
      }
    }
    task "empty" {
      driver = "docker"
      env {}
    }
  }
}

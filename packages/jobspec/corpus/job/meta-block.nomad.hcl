# Meta as a block on job, group and task: values of every kind become strings.
job "described" {
  meta {
    owner     = "team-orders"
    tier      = 1
    ratio     = 0.25
    critical  = true
    multiline = <<-EOT
      first line
        second line
    EOT
  }

  group "web" {
    meta {
      owner = "team-web"
    }
    task "a" {
      driver = "exec"
      meta {
        owner     = "team-a"
        with-dash = "yes"
        _under    = "score"
      }
    }
  }
}

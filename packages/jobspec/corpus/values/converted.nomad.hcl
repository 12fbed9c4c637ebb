# Numbers and booleans as text, and text where numbers and booleans are asked for.
job "converted" {
  region      = 1
  type        = true
  priority    = "75"
  all_at_once = "true"
  datacenters = [1, true, "c"]
  namespace   = 1.50

  group "g" {
    count = "3"
    ephemeral_disk {
      sticky  = "false"
      migrate = "true"
      size    = "1e3"
    }
    network {
      mbits = "10"
      port "p" {
        static = "8080"
        to     = 80.0
      }
    }
    service {
      name = 5
      port = 8080
      tags = [1, 2.5, false]
      check {
        tls_skip_verify = "true"
        args            = [1]
      }
    }
    task "t" {
      driver = 7
      leader = "true"
      resources {
        cpu = "0500"
      }
      env {
        N = 007
        B = true
        F = 1.10
      }
      template {
        uid  = "0"
        once = "false"
      }
    }
  }
}

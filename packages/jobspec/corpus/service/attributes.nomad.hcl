# A service with every attribute, on a group and on a task.
job "registered" {
  group "web" {
    network {
      port "http" {}
    }

    service {
      name                = "web"
      provider            = "consul"
      port                = "http"
      address             = "web.example.com"
      address_mode        = "host"
      tags                = ["v1", "urlprefix-/web"]
      canary_tags         = ["canary"]
      enable_tag_override = true
      task                = "server"
      on_update           = "ignore_warnings"
      cluster             = "default"
      kind                = "api-gateway"

      meta {
        version = "1.2"
      }
      canary_meta {
        version = "1.3-rc"
      }
      tagged_addresses {
        lan = "10.0.0.1:80"
        wan = "203.0.113.1:80"
      }
      weights {
        passing = 5
        warning = 2
      }
      identity {
        aud = ["consul.io"]
        ttl = "1h"
      }
    }

    task "server" {
      driver = "docker"

      service {
        port = 8080
      }
      service {
        name     = "${NOMAD_JOB_NAME}-${NOMAD_TASK_NAME}"
        provider = "nomad"
        port     = "http"
        tags     = ["${NOMAD_ALLOC_INDEX}"]
      }
      service {
      }
    }
  }
}

# Spreads with targets on job and group, one without a weight, one without targets.
job "spread-out" {
  spread {
    attribute = "${node.datacenter}"
    weight    = 80

    target "ams1" {
      percent = 70
    }
    target "fra1" {
      percent = "30"
    }
  }

  spread {
    attribute = "${meta.rack}"
  }

  group "web" {
    count = 10

    spread {
      attribute = "${node.class}"
      weight    = 50
      target "large" {
      }
    }

    task "server" {
      driver = "docker"
      config {
        image = "nginx:1.27"
      }
    }
  }
}

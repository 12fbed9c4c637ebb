# A job of several regions: strategy, and regions with all of their attributes.
job "worldwide" {
  multiregion {
    strategy {
      max_parallel = 1
      on_failure   = "fail_all"
    }

    region "west" {
      count       = 2
      datacenters = ["west-1", "west-2"]
      node_pool   = "dev"
      meta {
        price_class = "low"
      }
    }

    region "east" {
      datacenters = ["east-1"]
    }

    region "north" {
      count = 0
    }
  }

  group "web" {
    count = 0
    task "server" {
      driver = "docker"
      config {
        image = "nginx:1.27"
      }
    }
  }
}

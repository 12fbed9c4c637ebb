# Every operator of a constraint in its long form, on job, group and task.
job "placement" {
  constraint {
    attribute = "${attr.kernel.name}"
    value     = "linux"
  }
  constraint {
    attribute = "${attr.cpu.arch}"
    operator  = "!="
    value     = "arm64"
  }
  constraint {
    attribute = "${attr.cpu.numcores}"
    operator  = ">="
    value     = "4"
  }
  constraint {
    attribute = "${attr.cpu.numcores}"
    operator  = "<"
    value     = 128
  }
  constraint {
    attribute = "${attr.memory.totalbytes}"
    operator  = ">"
    value     = "8589934592"
  }
  constraint {
    attribute = "${node.unique.name}"
    operator  = "<="
    value     = "node-z"
  }
  constraint {
    attribute = "${attr.driver.docker.version}"
    operator  = "version"
    value     = ">= 24.0, < 30"
  }
  constraint {
    attribute = "${attr.nomad.version}"
    operator  = "semver"
    value     = ">= 2.0.0-beta.1"
  }

  group "web" {
    constraint {
      attribute = "${node.class}"
      operator  = "regexp"
      value     = "^(small|large)-[0-9]+$"
    }
    constraint {
      attribute = "${meta.features}"
      operator  = "set_contains"
      value     = "ssd,nvme"
    }
    constraint {
      attribute = "${meta.features}"
      operator  = "set_contains_all"
      value     = "ssd,nvme"
    }
    constraint {
      attribute = "${meta.features}"
      operator  = "set_contains_any"
      value     = "ssd,hdd"
    }
    constraint {
      operator = "distinct_hosts"
      value    = "true"
    }
    constraint {
      operator  = "distinct_property"
      attribute = "${meta.rack}"
      value     = "2"
    }

    task "server" {
      driver = "docker"

      constraint {
        attribute = "${attr.driver.docker.privileged.enabled}"
        operator  = "is_set"
      }
      constraint {
        attribute = "${meta.decommissioned}"
        operator  = "is_not_set"
      }

      config {
        image = "nginx:1.27"
      }
    }
  }
}

# The short forms of constraints, where the operator is the name of the attribute.
job "shortcuts" {
  constraint {
    attribute = "${attr.nomad.version}"
    version   = ">= 1.7"
  }
  constraint {
    attribute = "${attr.nomad.version}"
    semver    = "~> 2.0"
  }
  constraint {
    attribute = "${node.class}"
    regexp    = "web|api"
  }
  constraint {
    attribute    = "${meta.features}"
    set_contains = "a,b"
  }
  constraint {
    distinct_hosts = true
  }
  constraint {
    distinct_hosts = false
  }
  constraint {
    distinct_property = "${node.datacenter}"
  }
  constraint {
    distinct_property = "${meta.rack}"
    value             = "3"
  }
}

# Affinities on job, group and task: every form, weights of both signs and as text.
job "affine" {
  affinity {
    attribute = "${node.datacenter}"
    value     = "ams1"
    weight    = 100
  }
  affinity {
    attribute = "${node.class}"
    operator  = "!="
    value     = "spot"
    weight    = -50
  }
  affinity {
    attribute = "${attr.nomad.version}"
    version   = ">= 2.0"
    weight    = "25"
  }
  affinity {
    attribute = "${attr.nomad.version}"
    semver    = ">= 2.0.5"
  }

  group "web" {
    affinity {
      attribute = "${node.unique.name}"
      regexp    = "^edge"
      weight    = 10
    }
    affinity {
      attribute        = "${meta.tags}"
      set_contains_any = "a,b"
    }

    task "server" {
      driver = "docker"
      affinity {
        attribute        = "${meta.tags}"
        set_contains_all = "a,b"
        weight           = 0
      }
      affinity {
        attribute    = "${meta.tags}"
        set_contains = "a"
        weight       = 1
      }
      config {
        image = "redis:7"
      }
    }
  }
}

# Maps of text given as blocks: their values are brought to text one by one.
locals {
  tag = "v1"
}

job "maps" {
  group "g" {
    service {
      name = "s"
      meta {
        number  = 1
        boolean = false
        tag     = local.tag
        client  = "${NOMAD_ALLOC_ID}"
        list    = join(",", ["a"])
      }
      check {
        header {
          X-Number = [1, 2]
          X-None   = []
        }
      }
    }
    network {
      cni {
        args = {
          number = 1
        }
      }
    }
    task "t" {
      driver = "exec"
      artifact {
        source = "x"
        options {
          depth = 1
          on    = true
        }
      }
    }
  }
}

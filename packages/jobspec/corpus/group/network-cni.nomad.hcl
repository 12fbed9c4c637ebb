# A network by a CNI plugin, with arguments for it.
job "cni" {
  group "web" {
    network {
      mode = "cni/mynet"
      cni {
        args = {
          NOMAD_ALLOC = "${NOMAD_ALLOC_ID}"
          "IPAM.mode" = "static"
          vlan        = 12
        }
      }
      port "http" {}
    }
  }
  group "no-arguments" {
    network {
      mode = "cni/other"
      cni {}
    }
  }
}

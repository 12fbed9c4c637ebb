# A task that is a CSI plugin.
job "csi" {
  type = "system"
  group "nodes" {
    task "plugin" {
      driver = "docker"
      config {
        image      = "registry.k8s.io/sig-storage/nfsplugin:v4.9.0"
        privileged = true
        args       = ["--nodeid=${attr.unique.hostname}", "--endpoint=${CSI_ENDPOINT}"]
      }
      csi_plugin {
        id                     = "nfs"
        type                   = "node"
        mount_dir              = "/csi"
        stage_publish_base_dir = "/local/csi"
        health_timeout         = "30s"
      }
    }
    task "defaults" {
      driver = "docker"
      csi_plugin {
        id   = "other"
        type = "monolith"
      }
    }
  }
}

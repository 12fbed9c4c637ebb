# What the client fills in stays as it is written.
job "client" {
  constraint {
    attribute = "${node.datacenter}"
    operator  = "="
    value     = "${meta.home_datacenter}"
  }
  constraint {
    attribute = "${attr.driver.docker.version}"
    operator  = "version"
    value     = "> 1"
  }

  meta {
    node   = "${node.unique.id}-${node.region}-${node.class}-${node.pool}"
    attr   = "${attr.platform.aws.instance-type}"
    mixed  = "on ${node.unique.name} in ${node.datacenter}!"
    unique = "${attr.unique.network.ip-address}:${attr.unique.cgroup.mountpoint}"
  }

  group "g" {
    task "t" {
      driver = "docker"
      config {
        image = "app:${NOMAD_META_version}"
        args = [
          "${NOMAD_PORT_http}", "${NOMAD_ADDR_http}", "${NOMAD_IP_http}:${NOMAD_HOST_PORT_http}",
          "${NOMAD_TASK_DIR}/conf", "${NOMAD_SECRETS_DIR}", "${NOMAD_ALLOC_DIR}",
        ]
        nested {
          value = "${NOMAD_ALLOC_INDEX}"
        }
      }
      env {
        HOST  = "${attr.unique.hostname}"
        INDEX = "${NOMAD_ALLOC_INDEX}"
        CPU   = "${NOMAD_CPU_LIMIT}"
        HOME  = "${env["HOME"]}"
        META  = "${meta.connect.log_level}"
      }
      user = "${meta.user}"
    }
  }
}

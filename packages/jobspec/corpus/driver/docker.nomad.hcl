# Docker's config: maps as blocks and as attributes, repeated blocks, labels of lists.
job "containers" {
  group "web" {
    task "server" {
      driver = "docker"

      config {
        image                  = "registry.example.com/web@sha256:0123456789abcdef"
        command                = "serve"
        args                   = ["--port", "${NOMAD_PORT_http}", 8080, true]
        entrypoint             = ["/init"]
        ports                  = ["http", "metrics"]
        privileged             = false
        memory_hard_limit      = 512
        cpu_hard_limit         = true
        shm_size               = 67108864
        pids_limit             = 100
        cap_add                = ["net_admin"]
        dns_servers            = ["10.0.0.2"]
        extra_hosts            = ["db:10.0.0.5"]
        volumes                = ["local/conf:/etc/web", "/srv/data:/data:ro"]
        image_pull_timeout     = "10m"
        advertise_ipv6_address = "false"

        labels {
          team = "web"
          tier = 1
        }
        sysctl = {
          "net.core.somaxconn" = "16384"
        }
        ulimit {
          nproc  = "4242"
          nofile = "2048:4096"
        }
        auth {
          username = "user"
          password = "${NOMAD_SECRET}"
        }
        logging {
          type = "fluentd"
          config {
            fluentd-address = "localhost:24224"
            tag             = "web"
          }
        }
        mount {
          type     = "bind"
          source   = "local/a"
          target   = "/a"
          readonly = true
          bind_options {
            propagation = "rshared"
          }
        }
        mount {
          type   = "tmpfs"
          target = "/tmp"
          tmpfs_options {
            size = 100000
          }
        }
        devices = [
          {
            host_path          = "/dev/fuse"
            container_path     = "/dev/fuse"
            cgroup_permissions = "rw"
          },
          {
            host_path = "/dev/kvm"
          },
        ]
        healthchecks {
          disable = true
        }
      }
    }
  }
}

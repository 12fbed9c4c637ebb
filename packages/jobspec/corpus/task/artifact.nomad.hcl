# Artifacts in every form: options and headers, modes, flags.
job "fetching" {
  group "web" {
    task "server" {
      driver = "exec"

      artifact {
        source      = "https://releases.example.com/app_${attr.kernel.name}_${attr.cpu.arch}.tar.gz"
        destination = "local/app"
        mode        = "dir"
        insecure    = true
        chown       = true

        options {
          checksum = "sha256:abd123445ds4555555555"
          archive  = false
        }

        headers {
          User-Agent    = "nomad-[${NOMAD_JOB_ID}]-[${NOMAD_GROUP_NAME}]-[${NOMAD_TASK_NAME}]"
          X-Nomad-Alloc = "${NOMAD_ALLOC_ID}"
        }
      }

      artifact {
        source = "git::git@github.com:example/repo"
        options {
          sshkey = "${base64encode("a key")}"
          depth  = 1
        }
      }

      artifact {
        source      = "s3::https://my-bucket.s3.amazonaws.com/file"
        mode        = "file"
        destination = "${NOMAD_SECRETS_DIR}/file"
      }

      artifact {
      }
    }
  }
}

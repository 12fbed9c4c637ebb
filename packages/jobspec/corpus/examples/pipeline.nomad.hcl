# A batch job that is dispatched, with a task before and one after the main one.
job "pipeline" {
  type = "batch"

  parameterized {
    payload       = "optional"
    meta_required = ["dataset"]
    meta_optional = ["limit"]
  }

  meta {
    limit = "1000"
  }

  group "steps" {
    reschedule {
      attempts  = 3
      interval  = "1h"
      unlimited = false
    }
    ephemeral_disk {
      size = 5000
    }

    task "fetch" {
      driver = "exec"
      lifecycle {
        hook = "prestart"
      }
      artifact {
        source      = "https://data.example.com/${NOMAD_META_dataset}.tar.gz"
        destination = "../alloc/data"
      }
      config {
        command = "/bin/true"
      }
    }

    task "compute" {
      driver = "exec"
      dispatch_payload {
        file = "params.json"
      }
      config {
        command = "/usr/bin/compute"
        args    = ["--limit", "${NOMAD_META_limit}", "--params", "local/params.json"]
      }
      resources {
        cores  = 2
        memory = 4096
      }
    }

    task "publish" {
      driver = "exec"
      lifecycle {
        hook = "poststop"
      }
      config {
        command = "/usr/bin/publish"
      }
    }
  }
}

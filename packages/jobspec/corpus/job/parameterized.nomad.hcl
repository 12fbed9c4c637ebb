# A parameterized job and the payload in its task.
job "transcode" {
  type = "batch"

  parameterized {
    payload       = "required"
    meta_required = ["input", "output"]
    meta_optional = ["bitrate"]
  }

  group "worker" {
    task "ffmpeg" {
      driver = "exec"

      dispatch_payload {
        file = "settings.json"
      }

      config {
        command = "/usr/bin/ffmpeg"
        args    = ["-i", "${NOMAD_META_INPUT}", "-b:v", "${NOMAD_META_BITRATE}", "${NOMAD_META_OUTPUT}"]
      }
    }
  }
}

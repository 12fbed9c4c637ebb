# A batch job: other defaults for restart and reschedule.
job "nightly-report" {
  type = "batch"

  group "report" {
    count = 3

    task "render" {
      driver = "raw_exec"

      config {
        command = "/opt/report/render.sh"
      }
    }
  }
}

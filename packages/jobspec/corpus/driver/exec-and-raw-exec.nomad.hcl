# The config of exec and raw_exec.
job "commands" {
  group "web" {
    task "exec" {
      driver = "exec"
      config {
        command  = "/bin/sh"
        args     = ["-c", "echo $HOME; exit 0"]
        pid_mode = "private"
        ipc_mode = "host"
        cap_add  = ["net_raw"]
        cap_drop = ["all"]
        work_dir = "/srv"
      }
    }
    task "raw" {
      driver = "raw_exec"
      config {
        command            = "python3"
        args               = ["-m", "http.server"]
        cgroup_v2_override = "custom.slice/app.scope"
        oom_score_adj      = 10
        denied_envvars     = ["AWS_*"]
      }
    }
    task "empty" {
      driver = "raw_exec"
      config {}
    }
  }
}

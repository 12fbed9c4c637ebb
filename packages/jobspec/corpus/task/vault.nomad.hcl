# Vault for a task: all attributes, a signal, and nothing.
job "secretive" {
  group "web" {
    task "full" {
      driver = "docker"
      vault {
        policies               = ["cdn", "frontend"]
        role                   = "web"
        namespace              = "admin/team"
        cluster                = "prod"
        env                    = false
        disable_file           = true
        change_mode            = "signal"
        change_signal          = "SIGUSR1"
        allow_token_expiration = true
      }
    }
    task "empty" {
      driver = "docker"
      vault {
      }
    }
  }
}

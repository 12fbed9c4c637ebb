# A template with every attribute.
job "rendering" {
  group "web" {
    task "server" {
      driver = "docker"

      template {
        source               = "local/nginx.conf.tpl"
        destination          = "local/nginx.conf"
        change_mode          = "signal"
        change_signal        = "SIGHUP"
        splay                = "1m"
        perms                = "0600"
        uid                  = 1000
        gid                  = "1001"
        left_delimiter       = "[["
        right_delimiter      = "]]"
        env                  = false
        once                 = true
        vault_grace          = "15s"
        error_on_missing_key = true

        wait {
          min = "5s"
          max = "4m"
        }
      }

      template {
        data        = "KEY={{ key \"service/key\" }}\n"
        destination = "secrets/file.env"
        env         = true
      }

      template {
      }
    }
  }
}

# Secrets that are fetched for a task.
job "secretive" {
  group "web" {
    task "server" {
      driver = "docker"

      secret "db" {
        provider = "vault"
        path     = "secret/data/db"
        config {
          engine = "kv_v2"
          retry {
            attempts = 3
          }
        }
        env {
          NAMESPACE = "team"
        }
      }

      secret "bare" {
      }

      env {
        PASSWORD = "${secret.db.password}"
      }
    }
  }
}

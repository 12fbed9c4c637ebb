# Vault and secrets on the job reach every task that has no Vault of its own.
job "inherits-vault" {
  vault {
    role      = "job-role"
    namespace = "admin"
  }

  secret "shared" {
    provider = "vault"
    path     = "secret/data/shared"
    config {
      engine = "kv_v2"
    }
  }

  group "web" {
    task "inherits" {
      driver = "docker"
    }
    task "own" {
      driver = "docker"
      vault {
        role = "own-role"
        env  = false
      }
      secret "own" {
        provider = "nomad"
        path     = "nomad/jobs/web"
      }
    }
  }

  task "alone" {
    driver = "docker"
  }
}

# Vault on a group reaches its tasks; a group's secrets replace none, and double those of a task that has its own.
job "inherits-vault" {
  group "web" {
    vault {
      role        = "group-role"
      change_mode = "noop"
    }

    secret "shared" {
      provider = "vault"
      path     = "secret/data/shared"
    }

    task "inherits" {
      driver = "docker"
    }
    task "own" {
      driver = "docker"
      vault {
        policies = ["a", "b"]
      }
      secret "own" {
        provider = "nomad"
        path     = "nomad/jobs/web"
      }
    }
  }
}

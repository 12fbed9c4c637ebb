# Several workload identities: the unnamed one is the default and moves to its own place.
job "identified" {
  group "web" {
    task "server" {
      driver = "docker"

      identity {
        name         = "vault_default"
        aud          = ["vault.io"]
        ttl          = "1h"
        extra_claims = ["nomad_workload_id"]
      }

      identity {
        env           = true
        file          = true
        filepath      = "local/token.jwt"
        change_mode   = "signal"
        change_signal = "SIGHUP"
      }

      identity {
        name         = "other"
        aud          = ["a", "b"]
        service_name = "web"
        change_mode  = "restart"
      }
    }
  }
}

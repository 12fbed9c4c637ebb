# A group's scaling policy with a free-form policy of nested blocks.
job "scaled" {
  group "web" {
    count = 2

    scaling {
      enabled = true
      min     = 1
      max     = 20

      policy {
        cooldown            = "1m"
        evaluation_interval = "30s"
        on_check_error      = "fail"

        check "cpu" {
          source = "prometheus"
          query  = "avg(nomad_client_allocs_cpu_total_percent{task='web'})"

          strategy "target-value" {
            target    = 70
            threshold = 0.05
          }
        }

        check "queue" {
          source = "nomad-apm"
          query  = "avg_memory"
          group  = "queues"

          strategy "threshold" {
            upper_bound = 100
            lower_bound = 90
            delta       = -1
          }
        }
      }
    }
  }

  group "type-written" {
    scaling {
      max  = 4
      type = "horizontal"
    }
  }
}

# A periodic job with several schedules, switched off.
job "reports" {
  type = "batch"

  periodic {
    crons            = ["@daily", "0 8 * * 1-5", "30 17 1 */3 *"]
    prohibit_overlap = "false"
    enabled          = false
  }
}

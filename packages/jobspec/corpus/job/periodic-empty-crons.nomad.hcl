# An empty list of schedules is written down as a schedule.
job "never" {
  type = "batch"
  periodic {
    crons = []
  }
}

# One label too many for a group, and a job.
job "x" {
  group "g" "h" {
  }
}

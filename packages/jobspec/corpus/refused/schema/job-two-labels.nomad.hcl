# One label too many for the job.
job "x" "y" {
}

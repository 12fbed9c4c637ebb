# An attribute beside the job.
region = "eu"

job "x" {
}

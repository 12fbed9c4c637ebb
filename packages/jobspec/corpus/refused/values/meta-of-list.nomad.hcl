# Meta as a list, on the job.
job "x" {
  meta = ["a"]
}

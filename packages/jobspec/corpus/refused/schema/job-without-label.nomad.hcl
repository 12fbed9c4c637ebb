# A job without its name.
job {
  type = "batch"
}

# Two attributes on one line.
job "x" {
  type = "batch" priority = 50
}

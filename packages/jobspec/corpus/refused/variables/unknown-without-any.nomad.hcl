# A variable and a local in a job that has none.
job "x" {
  name   = var.image
  region = local.region
}

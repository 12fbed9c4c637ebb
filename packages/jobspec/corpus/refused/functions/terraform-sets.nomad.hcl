# More functions of Terraform, in a list.
job "x" {
  datacenters = toset(["a"])
}

# Functions of Terraform that Nomad does not have.
job "x" {
  name = tostring(1)
}

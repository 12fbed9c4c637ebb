# The label is the ID and the name unless attributes say otherwise; a slash in it is allowed.
job "team/orders@2" {
  name = "orders"
}

# Two unknown attributes in one block, told in no order.
job "x" {
  foo = 1
  bar = 2
}

# A local defined twice in one block.
locals {
  a = 1
  a = 2
}

job "x" {
}

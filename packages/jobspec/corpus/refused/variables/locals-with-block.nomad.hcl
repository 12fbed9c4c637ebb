# A block within locals.
locals {
  a {
    b = 1
  }
}

job "x" {
}

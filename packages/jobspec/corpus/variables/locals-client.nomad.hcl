# A local may hold what the client fills in, and a name that no local has.
locals {
  address = "${NOMAD_IP_http}:${NOMAD_PORT_http}"
  class   = node.class
  both    = "${local.class}/${local.address}"
}

job "client" {
  meta {
    address = local.address
    both    = local.both
  }
}

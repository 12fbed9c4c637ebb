# Meta as an attribute that is computed.
locals {
  base = {
    owner = "orders"
    tier  = "2"
  }
}

job "described" {
  meta = merge(local.base, { tier = "1", build = join("-", ["2024", "11"]) })

  group "empty" {
    meta {
    }
  }
}

# Static and dynamic ports are sorted into two lists, each in the order of the file.
job "ports" {
  group "mixed" {
    network {
      port "d1" {}
      port "s1" { static = 8001 }
      port "d2" {}
      port "s2" { static = 8002 }
    }
  }
  group "all-static" {
    network {
      port "s" { static = 8003 }
    }
  }
  group "static-zero" {
    network {
      port "z" { static = 0 }
    }
  }
  group "none" {
    network {}
  }
}

# cidrhost, cidrnetmask, cidrsubnet, cidrsubnets.
job "functions" {
  group "g" {
    task "t" {
      driver = "x"
      config {
        cidrhost    = [cidrhost("10.12.127.0/20", 16), cidrhost("10.12.127.0/20", 268), cidrhost("fd00:fd12:3456:7890:00a2::/72", 34), cidrhost("10.0.0.0/8", -1)]
        cidrnetmask = [cidrnetmask("172.16.0.0/12"), cidrnetmask("10.0.0.0/32"), cidrnetmask("0.0.0.0/0")]
        cidrsubnet  = [cidrsubnet("172.16.0.0/12", 4, 2), cidrsubnet("10.1.2.0/24", 4, 15), cidrsubnet("fd00:fd12:3456:7890::/56", 16, 162)]
        cidrsubnets = [cidrsubnets("10.1.0.0/16", 4, 4, 8, 4), cidrsubnets("fd00::/48", 16, 16)]
      }
    }
  }
}

# A network with static and dynamic ports, DNS, and the attributes that few use.
job "networked" {
  group "web" {
    network {
      mode     = "bridge"
      hostname = "web-${NOMAD_ALLOC_INDEX}"
      mbits    = 10
      device   = "eth0"
      cidr     = "10.0.0.0/24"
      ip       = "10.0.0.7"

      port "http" {
        to = 8080
      }
      port "https" {
        static           = 443
        to               = 8443
        host_network     = "public"
        ignore_collision = true
      }
      port "metrics" {
      }
      port "same" {
        to = -1
      }

      dns {
        servers  = ["10.0.0.2", "1.1.1.1"]
        searches = ["service.consul", "corp.example.com"]
        options  = ["ndots:2", "edns0"]
      }
    }
  }
}

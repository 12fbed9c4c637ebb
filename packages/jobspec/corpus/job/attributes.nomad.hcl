# Every plain attribute of a job, each written.
job "orders" {
  id          = "orders-api"
  name        = "Orders API"
  region      = "europe"
  namespace   = "shop"
  type        = "service"
  priority    = 75
  all_at_once = true
  datacenters = ["ams1", "fra1", "edge-*"]
  node_pool   = "gpu"

  group "api" {
    task "server" {
      driver = "docker"

      config {
        image = "registry.example.com/orders:2.14.0"
      }
    }
  }
}

# Headers of a check: each name has a list of values.
job "checked" {
  group "web" {
    service {
      name = "web"
      port = "http"
      check {
        type     = "http"
        path     = "/"
        interval = "10s"
        timeout  = "2s"
        header {
          Authorization = ["Basic ZWxhc3RpYzpjaGFuZ2VtZQ=="]
          X-Several     = ["a", "b"]
        }
      }
    }
  }
}

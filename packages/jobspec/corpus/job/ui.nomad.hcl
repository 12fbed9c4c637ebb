# What the web page shows about a job: text in Markdown and links.
job "shown" {
  ui {
    description = <<-EOT
      # Orders
      The *order* service. [Runbook](https://wiki.example.com/orders)
    EOT

    link {
      label = "Docs"
      url   = "https://docs.example.com/orders"
    }
    link {
      label = "Dashboard"
      url   = "https://grafana.example.com/d/orders?var-dc=ams1&refresh=5s"
    }
  }
}

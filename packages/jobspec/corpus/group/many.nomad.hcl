# Several groups with several tasks: the usual shape of a job with a sidecar.
job "shop" {
  datacenters = ["ams1"]

  group "front" {
    count = 3
    network {
      port "http" {
        to = 8080
      }
    }
    task "nginx" {
      driver = "docker"
      config {
        image = "nginx:1.27"
        ports = ["http"]
      }
      resources {
        cpu    = 200
        memory = 128
      }
    }
    task "log-shipper" {
      driver = "docker"
      lifecycle {
        hook    = "poststart"
        sidecar = true
      }
      config {
        image = "fluent/fluent-bit:3.1"
      }
    }
  }

  group "back" {
    task "api" {
      driver = "java"
      config {
        jar_path    = "local/api.jar"
        jvm_options = ["-Xmx512m", "-Xms256m"]
      }
      artifact {
        source = "https://repo.example.com/api-3.4.1.jar"
      }
    }
  }
}

# A name of the HTTP API in a job file.
job "x" {
  group "g" {
    service {
      PortLabel = "http"
    }
  }
}

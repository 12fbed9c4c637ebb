# Ports and volumes without their names.
job "x" {
  group "g" {
    network {
      port {
        to = 80
      }
    }
  }
}

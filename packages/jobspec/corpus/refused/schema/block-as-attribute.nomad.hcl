# Blocks written as attributes.
job "x" {
  group "g" {
    network = {
      mode = "bridge"
    }
    task "t" {
      driver = "docker"
      config = {
        image = "nginx"
      }
    }
  }
}

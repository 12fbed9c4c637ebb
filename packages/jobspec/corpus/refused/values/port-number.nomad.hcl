# Ports that are words and fractions.
job "x" {
  group "g" {
    network {
      port "a" {
        static = "http"
      }
      port "b" {
        to = 80.5
      }
    }
  }
}

# Of two volumes with one name the later one stands.
job "x" {
  group "g" {
    volume "data" {
      type = "host"
    }
    volume "data" {
      type = "csi"
    }
  }
}

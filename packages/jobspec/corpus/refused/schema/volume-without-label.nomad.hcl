# A volume without its name.
job "x" {
  group "g" {
    volume {
      type = "host"
    }
  }
}

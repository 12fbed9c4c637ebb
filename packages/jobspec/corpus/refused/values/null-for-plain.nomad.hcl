# Null where the field cannot be absent.
job "x" {
  group "g" {
    task "t" {
      driver = null
    }
  }
}

# A list for text, and text for a list.
job "x" {
  group "g" {
    task "t" {
      driver = ["docker"]
    }
  }
}

# A block where a map of text is: it counts as a list.
job "x" {
  group "g" {
    task "t" {
      env {
        A = "1"
        nested {
          B = "2"
        }
      }
    }
  }
}

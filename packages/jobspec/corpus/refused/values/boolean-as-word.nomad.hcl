# A boolean in a word of YAML's.
job "x" {
  group "g" {
    task "t" {
      leader = "yes"
    }
  }
}

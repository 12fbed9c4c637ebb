# A list as a value of meta, and of the environment.
job "x" {
  meta {
    list = ["a"]
  }
}

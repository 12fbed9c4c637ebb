# A label on blocks that have none.
job "x" {
  group "g" {
    network "n" {
    }
    task "t" {
      config "c" {
      }
    }
  }
}

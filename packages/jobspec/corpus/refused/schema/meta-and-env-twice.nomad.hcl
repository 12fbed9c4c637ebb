# Meta and env may each stand once in a block: both findings are given.
job "environment" {
  meta {
    a = "1"
  }
  meta {
    b = "2"
  }
  group "web" {
    task "server" {
      driver = "docker"
      env {
        A = "1"
      }
      env {
        B = "2"
      }
    }
  }
}

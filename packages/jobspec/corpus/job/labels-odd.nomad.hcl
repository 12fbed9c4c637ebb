# Labels with escapes, quotes, blanks; empty ones.
job "a \"b\" \\ \u00e9 $ %" {
  group "" {
    task "with blank" {
      driver = "exec"
    }
    network {
      port "with-dash_and.dot" {
      }
    }
  }
}

# Identifiers, labels and keys beyond ASCII; text is brought to composed form.
job "größe-日本" {
  meta {
    größe    = "XL"
    名前       = "nomad"
    ключ     = "value"
    combined = "é"
  }

  group "naïve" {
    task "задача" {
      driver = "exec"
      env = {
        "ключ"  = "значение"
        "emoji" = "👍🏽"
      }
    }
  }
}

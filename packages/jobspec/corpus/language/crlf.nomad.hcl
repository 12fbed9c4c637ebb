# Windows line ends: they stay in heredocs.
job "windows" {
  type = "batch"

  meta {
    text = <<EOT
one
  two
EOT
    flush = <<-EOT
      three
        four
    EOT
    list  = "${join("|", [
      "a",
      "b",
    ])}" /* over
lines */
  }
}

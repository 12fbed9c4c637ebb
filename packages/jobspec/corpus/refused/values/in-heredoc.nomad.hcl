# An error within a heredoc is told at its place there.
job "x" {
  meta {
    text = <<EOT
first
  second ${upper(1, 2)}
EOT
  }
}

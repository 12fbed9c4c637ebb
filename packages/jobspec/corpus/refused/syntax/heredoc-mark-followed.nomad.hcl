# Something behind the closing mark of a heredoc.
job "x" {
  meta {
    a = join("", [<<EOT
text
EOT, "b"])
  }
}

# A heredoc whose mark never comes.
job "x" {
  meta {
    text = <<EOT
one
two
  }
}

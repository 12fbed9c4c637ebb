# A heredoc without a mark, and a value after the mark.
job "x" {
  meta {
    a = <<
text
  }
}

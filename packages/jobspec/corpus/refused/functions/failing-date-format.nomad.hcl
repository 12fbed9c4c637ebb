# A date's format with letters that mean nothing.
job "x" {
  name = formatdate("YYYYY jj", "2018-01-02T23:12:01Z")
}

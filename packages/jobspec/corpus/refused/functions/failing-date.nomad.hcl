# A time that is none.
job "x" {
  name = formatdate("YYYY", "yesterday")
}

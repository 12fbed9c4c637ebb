# A table whose rows differ in length.
job "x" {
  name = csvdecode("a,b\n1")[0].a
}

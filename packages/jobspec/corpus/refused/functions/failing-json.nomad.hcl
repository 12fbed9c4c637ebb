# JSON that is none.
job "x" {
  meta = jsondecode("{\"a\": ")
}

# Base64 that is none.
job "x" {
  name = base64decode("not base64!")
}

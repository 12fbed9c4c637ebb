# A file that is no text in UTF-8.
job "x" {
  name = file("image.bin")
}

# A block without its closing brace, seen at the end of the file.
job "x" {
  group "g" {
    count = 1
}

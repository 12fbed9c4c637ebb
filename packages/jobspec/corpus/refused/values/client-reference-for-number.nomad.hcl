# What the client fills in is text: it is no number.
job "x" {
  group "g" {
    count = "${meta.count}"
  }
}

# Meta as text and as a list, on a group.
job "x" {
  group "g" {
    meta = "a=b"
  }
}

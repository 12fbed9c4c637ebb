# Meta as attribute and as block.
job "x" {
  meta {
    a = "1"
  }
  meta = {
    b = "2"
  }
}

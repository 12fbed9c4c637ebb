# A list as the key of an object.
job "x" {
  meta = { (["a"]) = "b" }
}

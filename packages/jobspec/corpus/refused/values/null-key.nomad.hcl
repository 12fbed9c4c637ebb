# Null as the key of an object.
job "x" {
  meta = { (null) = "a" }
}

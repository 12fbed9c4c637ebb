image {
  name = "b"
}

# A key that is none.
job "x" {
  name = rsadecrypt("YQ==", "no key")
}

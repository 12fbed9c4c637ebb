# A value without an equals sign.
job "x" {
  type "batch"
}

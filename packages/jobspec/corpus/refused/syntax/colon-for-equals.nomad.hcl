# JSON's colon in a block.
job "x" {
  type: "batch"
}

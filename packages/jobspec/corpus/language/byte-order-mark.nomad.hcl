# A byte-order mark comes first.
job "marked" {
  type = "batch"
  name = "${ node.class } of ${node.region}"
}

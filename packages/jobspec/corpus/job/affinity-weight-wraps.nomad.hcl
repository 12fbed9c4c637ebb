# An affinity's weight is kept in eight bits without a check: greater numbers wrap around, fractions are cut.
job "wrapping" {
  affinity {
    attribute = "${node.class}"
    value     = "a"
    weight    = 200
  }
  affinity {
    attribute = "${node.class}"
    value     = "b"
    weight    = -129
  }
  affinity {
    attribute = "${node.class}"
    value     = "c"
    weight    = 49.9
  }
}

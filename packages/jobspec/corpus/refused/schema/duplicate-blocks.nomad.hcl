# A block that may stand once, twice.
job "x" {
  update {
    max_parallel = 1
  }
  update {
    max_parallel = 2
  }
}

# One attribute written twice in one block.
job "x" {
  type = "batch"
  group "g" {
    count = 1
    count = 2
  }
  type = "service"
}

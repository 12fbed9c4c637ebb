# Branches of a conditional that share no type.
job "x" {
  type = true ? ["a"] : { b = 1 }
}

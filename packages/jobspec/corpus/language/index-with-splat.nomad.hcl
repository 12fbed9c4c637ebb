# Splats followed by indexes, calls and further splats; brackets against dots.
locals {
  matrix = [[{ n = 1 }, { n = 2 }], [{ n = 3 }]]
}

job "x" {
  group "g" {
    task "t" {
      driver = "x"
      config {
        full_full     = local.matrix[*][*].n
        full_index    = local.matrix[*][0].n
        attr_index    = local.matrix.*.0
        first_of_full = local.matrix[*][0]
        grouped_index = (local.matrix[*])[1][0].n
        flat          = flatten(local.matrix)[*].n
        length        = length(local.matrix[*])
      }
    }
  }
}

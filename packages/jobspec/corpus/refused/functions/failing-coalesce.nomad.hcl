# Coalesce with nothing but null.
job "x" {
  name = coalesce(null, null)
}

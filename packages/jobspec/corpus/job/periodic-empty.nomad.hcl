# A periodic block without a schedule has no type until canonical form gives it one; empty lists count as written.
job "never" {
  type = "batch"
  periodic {
  }
}

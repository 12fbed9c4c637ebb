# A multiregion block without anything in it, and what canonical form adds.
job "worldwide" {
  multiregion {
  }
}

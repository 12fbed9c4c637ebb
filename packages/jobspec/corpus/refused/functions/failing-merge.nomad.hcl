# Merging what is no map.
job "x" {
  meta = merge({ a = "b" }, ["c"])
}

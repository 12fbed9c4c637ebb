# An optional attribute in a conversion is asked for all the same.
job "x" {
  meta = convert({ a = "x" }, object({ a = string, b = optional(string) }))
}

# Which element types lists and maps take: brought together where HCL makes lists, kept apart in tuples and objects.
job "types" {
  group "g" {
    task "t" {
      driver = "x"
      config {
        tuple_mixed     = [1, "a", true]
        concat_mixed    = concat([1], ["a"])
        flatten_mixed   = flatten([[1], ["a", [true]]])
        distinct_mixed  = distinct([1, 2, 1])
        values_mixed    = values({ a = 1, b = "x" })
        list_converted  = convert([1, "a", true], list(string))
        map_converted   = convert({ a = 1, b = true }, map(string))
        coalescelist    = coalescelist([], [1, 2])
        conditional     = true ? { a = 1, b = "x" } : { a = 2, b = "y" }
        merged          = merge({ a = 1 }, { a = "x", b = [1] })
        grouped         = { for s in ["aa", "ab", "b"] : substr(s, 0, 1) => s... }
        zipmap          = zipmap(["a", "b"], [1, "x"])
        chunklist_mixed = chunklist([1, 2, 3], 2)
        reverse_sorted  = sort(["b", "a"])
      }
    }
  }
}

# Functions of maps and objects.
locals {
  map = { a = "ay", b = "bee" }
}

job "functions" {
  group "g" {
    task "t" {
      driver = "x"
      config {
        keys         = [keys(local.map), keys({}), keys({ z = 1, a = 2, _ = 3 })]
        values       = [values(local.map), values({}), values({ z = 1, a = "x" })]
        lookup       = [lookup(local.map, "a", "what?"), lookup(local.map, "c", "what?")]
        merge        = [merge({ a = "b", c = "d" }, { e = "f", c = "z" }), merge({ a = 1 }, null, { b = "x" }), merge()]
        zipmap       = [zipmap(["a", "b"], [1, 2]), zipmap(["a", "a"], [1, 2]), zipmap([], [])]
        merge_spread = merge([{ a = 1 }, { b = 2 }]...)
        length       = length(convert(local.map, map(string)))
        index        = index(convert(local.map, map(string)), "b")
      }
    }
  }
}

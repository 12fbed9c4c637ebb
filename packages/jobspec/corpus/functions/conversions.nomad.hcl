# try, can and convert.
locals {
  object = { a = { b = 1 }, list = ["x"] }
}

job "functions" {
  group "g" {
    task "t" {
      driver = "x"
      config {
        try_first  = try(local.object.a.b, "none")
        try_second = try(local.object.a.c, "none")
        try_third  = try(local.object.x.y, local.object.list[3], "last")
        try_mixed  = try(parseint("x", 10), "text")
        can_yes    = can(local.object.a.b)
        can_no     = can(local.object.nope)
        can_call   = [can(parseint("z", 10)), can(jsondecode("{")), can(upper("a"))]
        to_number  = convert("12.5", number)
        to_text    = convert(12.5, string)
        to_bool    = convert("true", bool)
        to_list    = convert(["b", 1], list(string))
        to_set     = convert(["b", "a", "b"], set(string))
        to_map     = convert({ a = 1, b = "x" }, map(string))
        to_object  = convert({ a = "1", extra = true }, object({ a = number }))
        to_tuple   = convert(["1", 2], tuple([number, string]))
        to_any     = convert(["a"], list(any))
      }
    }
  }
}

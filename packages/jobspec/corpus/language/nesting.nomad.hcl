# Deep nesting of lists, objects, parentheses, conditionals and templates.
job "nesting" {
  group "g" {
    task "t" {
      driver = "x"
      config {
        lists       = [[[[[[[[[[1]]]]]]]]]]
        objects     = { a = { b = { c = { d = { e = { f = 1 } } } } } }
        parentheses = ((((((((1 + 1))))))))
        conditions  = true ? (false ? 1 : (true ? (false ? 2 : 3) : 4)) : 5
        templates   = "${"${"${"${"${"x"}"}"}"}"}"
        mixed       = [{ a = [{ b = [{ c = "${join("", ["d"])}" }] }] }]
        loops       = [for a in [1, 2] : [for b in [1, 2] : [for c in [1, 2] : a * 100 + b * 10 + c]]]
        a {
          b {
            c {
              d {
                e = 1
              }
              d {
                e = 2
              }
            }
          }
        }
      }
    }
  }
}

# Numbers, booleans, null, lists and objects as they come out in a free-form config.
job "literals" {
  group "g" {
    task "t" {
      driver = "x"
      config {
        zero          = 0
        minus_zero    = -0
        integer       = 42
        negative      = -17
        fraction      = 3.14159
        exponent      = 1e3
        exponent_big  = 2.5E+10
        exponent_neg  = 25e-2
        leading_zeros = 007
        yes           = true
        no            = false
        none          = null
        text          = "text"
        empty_text    = ""
        tuple         = [1, "two", true, null]
        nested        = [[1, 2], [3]]
        object = {
          a   = 1
          "b" = 2
          c : 3
          (join("", ["d", "e"])) = 4
          5                      = "five"
          true                   = "yes"
        }
        trailing = [1, 2, ]
        one_line = { a = 1, b = 2, }
        multi_line = [
          1,
          2,
        ]
      }
    }
  }
}

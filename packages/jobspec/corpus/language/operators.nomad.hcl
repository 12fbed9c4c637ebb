# Operators and their precedence.
job "operators" {
  group "g" {
    task "t" {
      driver = "x"
      config {
        sum           = 1 + 2 * 3
        grouped       = (1 + 2) * 3
        left          = 10 - 4 - 3
        divided       = 7 / 2
        modulo        = 17 % 5
        modulo_neg    = -7 % 3
        modulo_frac   = 5.5 % 2
        negated       = -(-3)
        not           = !true
        not_not       = !!true
        and_or        = true || false && false
        compared      = 1 < 2 && 2 <= 2 && 3 > 2 && 3 >= 3
        equal         = "a" == "a"
        equal_types   = "1" == 1
        unequal       = [1, 2] != [1, 2]
        equal_objects = { a = 1 } == { a = 1 }
        equal_null    = null == null
        text_sum      = "1" + "2"
        text_compared = "10" > 9
        bool_text     = "true" && true
        conditional   = 1 > 2 ? "more" : "less"
        chained       = false ? 1 : true ? 2 : 3
        unified       = true ? 1 : "x"
        over_lines = (
          1 +
          2
        )
      }
    }
  }
}

# regex_replace in Go's syntax of expressions, with references to groups.
job "functions" {
  group "g" {
    task "t" {
      driver = "x"
      config {
        plain     = regex_replace("hello world", "o", "0")
        groups    = regex_replace("ann bob", "(\\w+) (\\w+)", "$2 $1")
        named     = regex_replace("2024-11-21", "(?P<y>\\d+)-(?P<m>\\d+)-(?P<d>\\d+)", "$${d}.$${m}.$${y}")
        anchored  = regex_replace("a\nb", "(?m)^", "> ")
        ignored   = regex_replace("ABC", "(?i)b", "x")
        no_match  = regex_replace("abc", "z+", "y")
        whole_ref = regex_replace("abc", "b", "[$0]")
        dollar    = regex_replace("abc", "b", "$$")
        classes   = regex_replace("a1_b2", "[[:digit:]]", "#")
        lazy      = regex_replace("<a><b>", "<.+?>", "x")
      }
    }
  }
}

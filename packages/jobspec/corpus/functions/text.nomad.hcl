# Functions of text: case, trimming, joining, cutting.
job "functions" {
  group "g" {
    task "t" {
      driver = "x"
      config {
        chomp      = [chomp("a\n"), chomp("a\r\n"), chomp("a\n\n"), chomp("a"), chomp("\na")]
        indent     = [indent(2, "a\nb\nc"), indent(0, "a\nb"), indent(4, "one")]
        join       = [join(", ", ["a", "b"]), join("", []), join("-", ["a"]), join("/", ["a"], ["b", "c"]), join("x", [1, true])]
        lower      = [lower("HELLO"), lower("АЛЛО!"), lower("İ")]
        upper      = [upper("hello"), upper("алло"), upper("straße")]
        title      = [title("hello world"), title("a-b c_d"), title("élan vital"), title("o'neil")]
        replace    = [replace("1 + 2 + 3", "+", "-"), replace("hello", "l", ""), replace("aaa", "aa", "b"), replace("abc", "", "-")]
        split      = [split(",", "a,b,c"), split(",", "a"), split(",", ""), split("", "abc")]
        strlen     = [strlen("hello"), strlen("👩‍👩‍👧 ☃"), strlen("")]
        strrev     = [strrev("hello"), strrev("a☃b")]
        substr     = [substr("hello world", 1, 4), substr("hello", -3, 2), substr("hello", 1, -1), substr("☃☃☃", 1, 1), substr("abc", 5, 2)]
        trim       = [trim("?!hello?!", "!?"), trim("  a  ", " "), trim("aXa", "a")]
        trimprefix = [trimprefix("helloworld", "hello"), trimprefix("helloworld", "cat")]
        trimspace  = [trimspace("  hello\n\n"), trimspace("\u00a0x\u2003")]
        trimsuffix = [trimsuffix("helloworld", "world"), trimsuffix("helloworld", "cat")]
      }
    }
  }
}

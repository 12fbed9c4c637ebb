# format and formatlist with every verb.
job "functions" {
  group "g" {
    task "t" {
      driver = "x"
      config {
        text       = format("Hello, %s! %10s|%-10s|%.2s", "Ander", "right", "left", "cut")
        quoted     = format("%q %q", "a \"b\"\n", "☃")
        integers   = format("%d %5d %-5d| %05d %+d %b %o %x %X", 42, 42, 42, 42, 42, 5, 8, 255, 255)
        floats     = format("%f %.2f %8.3f %e %g %G %E", 3.14159, 3.14159, 3.14159, 12345.678, 0.00001234, 1e21, 1.5)
        values     = format("%v %v %v %v %v", "text", 1.5, true, [1, "a"], { a = 1 })
        hash       = format("%#v %#v %#v", "text", [1], { a = null })
        booleans   = format("%t %t", true, false)
        percent    = format("100%%")
        ordered    = format("%[2]s %[1]s %[1]d", 1, "b")
        star_free  = format("%s", 12)
        null_value = format("%v", null)
        big        = format("%d", 12345678901234567890)
        as_text    = format("%s-%03d", "node", 7)
        list       = formatlist("%s=%d", ["a", "b"], [1, 2])
        list_fixed = formatlist("%s-%s", "x", ["a", "b"])
        list_none  = formatlist("%s", [])
        list_one   = formatlist("only %s", "text")
      }
    }
  }
}

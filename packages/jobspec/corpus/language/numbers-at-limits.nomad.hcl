# Numbers at the limits of 64-bit integers and of doubles: integers keep every digit, the rest become doubles.
job "numbers" {
  group "g" {
    task "t" {
      driver = "x"
      config {
        safe          = 9007199254740991
        beyond_safe   = 9007199254740993
        max_int64     = 9223372036854775807
        min_int64     = -9223372036854775808
        beyond_int64  = 9223372036854775808
        max_uint64    = 18446744073709551615
        great         = 123456789012345678901234567890
        tenth         = 0.1
        long_fraction = 0.1234567890123456789012345678901234567890
        sum           = 0.1 + 0.2
        third         = 1 / 3
        tiny          = 1e-300
        small         = 0.000001
        smaller       = 0.0000001
        e20           = 1e20
        e21           = 1e21
        e22           = 1e22
        huge          = 1.7976931348623157e308
        whole         = 1.0
        half_more     = 9007199254740992.5
        product       = 4294967296 * 4294967296
        difference    = 9223372036854775808 - 1
      }
    }
  }
}

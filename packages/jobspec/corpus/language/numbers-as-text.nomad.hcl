# The same numbers where text is asked for.
job "numbers" {
  meta {
    integer       = 42
    whole         = 1.0
    fraction      = 3.140
    tenth         = 0.1
    sum           = 0.1 + 0.2
    third         = 1 / 3
    great         = 123456789012345678901234567890
    max_uint64    = 18446744073709551615
    e20           = 1e20
    e21           = 1e21
    e30           = 1e30
    small         = 0.000001
    smaller       = 0.0000001
    tiny          = 1e-30
    long_fraction = 0.1234567890123456789012345678901234567890
    template      = "${1.50} ${1e3} ${2 / 3}"
    minus_zero    = -0
    product       = 4294967296 * 4294967296
  }
}

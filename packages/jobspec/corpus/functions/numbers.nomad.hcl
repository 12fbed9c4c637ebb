# abs, ceil, floor, log, max, min, parseint, pow, signum.
job "functions" {
  group "g" {
    task "t" {
      driver = "x"
      config {
        abs          = [abs(-5), abs(5), abs(0), abs(-1.5), abs("-3")]
        ceil         = [ceil(5), ceil(5.1), ceil(-5.9), ceil(0.0001)]
        floor        = [floor(5), floor(5.9), floor(-5.1), floor("4.9")]
        log          = [log(16, 2), log(100, 10), log(1, 10), log(50, 10)]
        max          = [max(1, 3, 2), max(-1), max(1.5, "2.5"), max([4, 9, 5]...)]
        min          = [min(1, 3, 2), min(-1), min(1.5, "0.5"), min([4, 9, 5]...)]
        parseint     = [parseint("100", 10), parseint("FF", 16), parseint("-11", 2), parseint("zZ", 62), parseint("12", 8)]
        pow          = [pow(2, 10), pow(9, 0.5), pow(2, -1), pow(0, 0)]
        signum       = [signum(-13), signum(0), signum(344)]
        parseint_big = parseint("7fffffffffffffff", 16)
      }
    }
  }
}

# Numbers beyond their fields: eight bits with and without a sign, sixteen, 64.
job "x" {
  spread {
    weight = 128
  }
  group "a" {
    spread {
      weight = 1
      target "x" {
        percent = 256
      }
    }
  }
  group "b" {
    count = 9223372036854775808
  }
  group "c" {
    spread {
      weight = 1
      target "x" {
        percent = -1
      }
    }
  }
}

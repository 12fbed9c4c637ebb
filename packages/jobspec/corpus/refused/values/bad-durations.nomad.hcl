# Durations that are none: a word, no unit, an unknown unit, blanks, a day.
job "x" {
  group "word" {
    shutdown_delay = "soon"
  }
  group "no-unit" {
    shutdown_delay = "30"
  }
  group "unit" {
    shutdown_delay = "5x"
  }
  group "blank" {
    shutdown_delay = "5 s"
  }
  group "day" {
    shutdown_delay = "1d"
  }
  group "empty" {
    shutdown_delay = ""
  }
  group "too-long" {
    shutdown_delay = "2562048h"
  }
}

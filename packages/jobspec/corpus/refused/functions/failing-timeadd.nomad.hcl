# A duration that is none.
job "x" {
  name = timeadd("2018-01-02T23:12:01Z", "1 day")
}

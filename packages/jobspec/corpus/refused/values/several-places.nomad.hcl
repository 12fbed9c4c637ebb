# Errors in several groups come in the order of the groups.
job "x" {
  group "a" {
    count = "many"
  }
  group "b" {
    count = "more"
  }
  group "c" {
    task "t" {
      leader = "no"
    }
  }
}

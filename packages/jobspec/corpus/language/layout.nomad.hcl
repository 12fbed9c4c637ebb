# Layouts that are allowed: one-line blocks, no spaces, blank lines, labels without quotes, a semicolon nowhere.
job layout {


  type="batch"
  group "a"{count=2}
  group   "b"   {
    task "t" {driver="exec"}

    task "u" {

    }
  }
  group "c" {}
}

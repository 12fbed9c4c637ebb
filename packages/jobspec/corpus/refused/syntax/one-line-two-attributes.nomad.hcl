# A block of one line holds one attribute alone.
job "x" {
  group "g" { count = 1, count = 2 }
  migrate { max_parallel = 1 health_check = "checks" }
}

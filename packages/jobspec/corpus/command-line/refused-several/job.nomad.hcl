# A broken job and a broken variable file: the file is told about alone.
job "x" {
  typo = 1
}

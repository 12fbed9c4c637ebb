# A variable file that is not there.
job "x" {
}

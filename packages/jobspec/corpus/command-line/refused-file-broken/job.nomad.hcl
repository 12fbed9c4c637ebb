# A variable file with an error of syntax.
job "x" {
}

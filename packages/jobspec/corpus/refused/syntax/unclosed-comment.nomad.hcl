/* A comment without its end.
job "x" {
}

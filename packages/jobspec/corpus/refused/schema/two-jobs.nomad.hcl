# Two jobs in one file.
job "a" {
}

job "b" {
}

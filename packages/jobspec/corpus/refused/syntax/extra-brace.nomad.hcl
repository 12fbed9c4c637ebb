# One closing brace too many.
job "x" {
}
}

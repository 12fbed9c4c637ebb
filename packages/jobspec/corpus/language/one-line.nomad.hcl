job "one" { type = "batch" }

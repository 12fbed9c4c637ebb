# The shortest job that Nomad parses: a label, no group.
job "nothing" {
}

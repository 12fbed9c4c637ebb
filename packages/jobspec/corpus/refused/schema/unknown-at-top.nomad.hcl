# A block beside the job that no job file has.
group "g" {
}

job "x" {
}

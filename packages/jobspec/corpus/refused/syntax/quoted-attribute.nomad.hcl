# Quoted names of attributes, as HCL 1 and JSON have.
job "x" {
  "type" = "batch"
}

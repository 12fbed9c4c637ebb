# Operators that HCL does not have.
job "x" {
  a = 1 === 1
  b = 2 ** 3
  c = !
}

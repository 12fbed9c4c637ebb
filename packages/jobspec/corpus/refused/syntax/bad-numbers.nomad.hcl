# Numbers in forms that HCL does not have.
job "x" {
  priority = 1.
  meta {
    a = .5
    b = 0x1F
    c = 1_000
  }
}

# Escapes that do not exist, or are too short.
job "x" {
  meta {
    a = "C:\dir"
    b = "\u12"
    c = "\U0011FFFF"
    d = "\$\{x\}"
  }
}

# Control characters by escapes, in text and in JSON.
job "x" {
  meta {
    nul       = "a\u0000b"
    bell      = "\u0007"
    delete    = "\u007f"
    separator = "\u2028\u2029"
    json      = jsonencode("\u0000\u001f\u2028<>&\"\\/\t\n")
    surrogate = jsonencode("\U0001F600")
    private   = "\ue000"
    replaced  = "\ufffd"
  }
}

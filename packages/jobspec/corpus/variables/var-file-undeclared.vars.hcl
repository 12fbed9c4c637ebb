known   = "b"
unknown = "c"

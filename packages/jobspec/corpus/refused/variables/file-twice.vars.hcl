image = "b"
image = "c"

imgae = "b"

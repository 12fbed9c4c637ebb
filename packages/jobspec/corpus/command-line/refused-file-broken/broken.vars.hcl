count = [1, 2
other = "a

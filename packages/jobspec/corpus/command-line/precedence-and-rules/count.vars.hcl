count = -1

names = ["ann", "bob"]

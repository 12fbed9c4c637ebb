# A comment first.

count = ["two"]

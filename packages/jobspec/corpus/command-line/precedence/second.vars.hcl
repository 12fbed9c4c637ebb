second_file = "second file"
flag        = "second file"

first_file  = "first file"
second_file = "first file"
flag        = "first file"

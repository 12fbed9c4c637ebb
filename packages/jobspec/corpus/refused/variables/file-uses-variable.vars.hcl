image = upper(var.other)

image = "nginx

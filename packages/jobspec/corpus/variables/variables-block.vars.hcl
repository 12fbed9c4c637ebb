image = "httpd"
count = "5"

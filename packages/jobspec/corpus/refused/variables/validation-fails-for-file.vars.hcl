image = "docker.io/web"

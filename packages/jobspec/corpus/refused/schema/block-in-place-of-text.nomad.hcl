# A driver's config in the place of the driver.
job "x" {
  group "g" {
    task "t" {
      driver "docker" {
        image = "nginx"
      }
    }
  }
}

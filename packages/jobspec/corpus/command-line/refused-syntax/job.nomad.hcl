# Errors in the job itself name the file.
job "x" {
  group "g" {
    count = 
  }
  datacenters = ["a"
}

# Functions of files are refused where there are none: over HTTP.
job "x" {
  name = file("/etc/hostname")
}

# An error in a file with Windows line ends: columns and lines as elsewhere.
job "x" {
  type = 
}

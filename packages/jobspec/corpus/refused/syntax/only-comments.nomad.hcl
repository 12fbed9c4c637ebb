# A file of comments alone.
// job "x" {}

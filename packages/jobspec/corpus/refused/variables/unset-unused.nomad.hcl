# A variable without a value that nothing uses: refused just the same.
variable "image" {
}

job "x" {
}

# A variable file that cannot be read: no word of the job itself.
variable "image" {
}

job "x" {
}

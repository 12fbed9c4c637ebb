# A -var without an equals sign is no value at all.
variable "image" {
}

job "x" {
}

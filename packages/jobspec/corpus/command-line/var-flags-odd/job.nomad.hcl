# Odd values: empty, quoted, with blanks, null, twice the same name; the last one stands.
variable "empty" {
  type    = string
  default = "x"
}
variable "quoted" {
  type = string
}
variable "blanks" {
  type = string
}
variable "word" {
  type = string
}
variable "list" {
  type    = list(string)
  default = ["x"]
}
variable "twice" {
  type = string
}
variable "escapes" {
  type = string
}

job "odd" {
  meta {
    empty   = var.empty
    quoted  = var.quoted
    blanks  = var.blanks
    word    = var.word
    is_null = var.list == null
    twice   = var.twice
    escapes = var.escapes
  }
}

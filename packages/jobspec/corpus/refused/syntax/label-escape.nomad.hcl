# A label with an escape that does not exist, over two lines.
job "a\qb" {
}

# Columns count what a reader sees as one character.
job "größe" {
  meta { é = "日本 👩‍👩‍👧" ; b = 1 }
}

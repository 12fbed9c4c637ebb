# Directives that are not closed, not opened, or unknown.
job "x" {
  meta {
    a = "%{if true}never closed"
    b = "never opened%{endif}"
    c = "%{while true}%{endwhile}"
    d = "%{for x in []}%{endif}"
    e = "%{if}%{endif}"
  }
}

# Errors in the directives of a template.
job "x" {
  name   = "%{for x in 5}${x}%{endfor}"
  region = "%{if "maybe"}a%{endif}"
}

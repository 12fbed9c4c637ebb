# Interpolation and directives with trimming.
variable "names" {
  type    = list(string)
  default = ["a", "b", "c"]
}
variable "flag" {
  type    = bool
  default = true
}

job "templates" {
  meta {
    simple      = "x-${var.names[0]}-y"
    spaces      = "${var.names[1]}"
    only        = "${length(var.names)}"
    number      = "${1 + 1}"
    boolean     = "is ${var.flag}"
    if          = "%{if var.flag}yes%{endif}"
    if_else     = "%{if !var.flag}yes%{else}no%{endif}"
    for         = "%{for n in var.names}[${n}]%{endfor}"
    for_index   = "%{for i, n in var.names}${i}=${n};%{endfor}"
    nested      = "%{for n in var.names}%{if n != "b"}${n}%{else}-%{endif}%{endfor}"
    trim_left   = "a   ${~"b"}"
    trim_right  = "${"a"~}   b"
    trim_both   = "a  ${~"-"~}  b"
    trim_lines  = <<-EOT
      start
      %{~for n in var.names~}
      ${n}
      %{~endfor~}
      end
    EOT
    kept_lines  = <<-EOT
      %{for n in var.names}
      ${n}
      %{endfor}
    EOT
    map         = "%{for k, v in { x = 1, y = 2 } }${k}${v}%{endfor}"
    quotes      = "${"in \"quotes\""}"
    with_braces = "${ { a = "}" }.a}"
  }
}

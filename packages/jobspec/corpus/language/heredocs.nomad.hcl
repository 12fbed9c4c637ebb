# Heredocs: with and without indentation, with templates, empty, and with marks of other names.
variable "name" {
  default = "web"
}

job "heredocs" {
  meta {
    plain          = <<EOT
  keeps its
    indentation
EOT
    flush          = <<-EOT
        loses the least
          of it
        for every line
    EOT
    uneven         = <<-EOT
          six
      two
        four
      EOT
    blank_lines    = <<-EOT

      after a blank line

      before one

    EOT
    templates      = <<EOT
name: ${var.name}
escaped: $${var.name}
%{if var.name == "web"}it is web%{else}it is not%{endif}
EOT
    flush_template = <<-EOT
      ${var.name}
        ${var.name}
    EOT
    empty          = <<EOT
EOT
    other_name     = <<Some_Name-1
text
Some_Name-1
    indented_end   = <<EOT
the mark may be indented
    EOT
    quotes         = <<EOT
"quoted" and \n not escaped \t \u00e9 \\
EOT
    mark_inside    = <<EOT
EOT is not the end here
 not EOT
EOT
  }
  priority = 40
}

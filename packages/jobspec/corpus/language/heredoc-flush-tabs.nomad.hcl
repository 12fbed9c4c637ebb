# Flush heredocs count blanks and tabs alike, and look only at the start of lines that are text.
job "heredocs" {
  meta {
    tabs = <<-EOT
	one tab
		two tabs
    EOT
    mixed = <<-EOT
	 tab and blank
      six blanks
    EOT
    only_template = <<-EOT
      ${"a"}
      b
    EOT
    trailing = <<-EOT
      ends in blanks   
      ends in a tab	
    EOT
  }
}

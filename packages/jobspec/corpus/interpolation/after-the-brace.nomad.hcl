# Text that follows on the same line is not taken into the reference.
job "following" {
  meta {
    a = "${ node.class } tail } more"
    b = "${ node.class }${ node.other }}"
    c = "x ${ a.b } y ${ c.d } z"
    d = <<EOT
${ node.class } in a heredoc
second ${ attr.x } line }
EOT
  }
}

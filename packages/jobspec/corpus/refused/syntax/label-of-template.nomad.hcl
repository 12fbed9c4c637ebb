# A label is no template.
job "x-${var.y}" {
}

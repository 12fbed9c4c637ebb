# How much of the text between the braces is kept depends on the blanks in it.
job "blanks" {
  meta {
    none     = "${node.class}"
    before   = "${ node.class}"
    after    = "${node.class }"
    both     = "${ node.class }"
    many     = "${   node.class   }"
    trimmed  = "${~ node.class ~}"
    tabs     = "${	node.class	}"
    twice    = "${ node.a } and ${ node.b }"
    call     = "${upper(node.class)}"
    called   = "${ upper( node.class ) }"
    sum      = "${node.a}${node.b}"
    grouped  = "${(node.class)}"
    nested   = "${"${node.class}"}"
  }
}

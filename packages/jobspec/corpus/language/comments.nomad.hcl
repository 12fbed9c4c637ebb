# Comments of the three kinds, at every place that has room for one.
// two slashes
/* a star,
   over several lines */
job /* between type and label */ "commented" { # behind the brace
  # type = "batch"
  type = /* before the value */ "service" // behind it
  /* before */ priority = 50 /* behind */
  datacenters = [
    "a", # behind the comma
    // between
    "b" /* before the end */
    # before the bracket
  ]
  meta { /* open */
    a = "# not a comment"
    b = "// nor this" // but this
    c = <<EOT
# nor this
/* nor this */
EOT
    d = 1 /* /* not nested */
    e = { # in
      x = 1 }.x
  } // closed
  /**/
  #
  //
} # end
/* last one */

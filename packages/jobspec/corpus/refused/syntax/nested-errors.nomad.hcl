# After an error within a block, the rest of the file is still read.
job "x" {
  group "a" {
    count = = 1
  }
  group "b" {
    count = * 2
  }
}
group "c" {
  x y z
}

settings = {
  "with space" : { "size" : 1 },
  "plain" = { size = "2" }
}

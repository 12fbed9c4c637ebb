# A type written over many lines, with commas and colons, nested deeply; a tuple of nothing.
variable "deep" {
  type = map(
    list(
      object({
        a = number,
        b = list(set(bool))
        c : tuple([])
      })
    )
  )
  default = {}
}

job "layouts" {
}

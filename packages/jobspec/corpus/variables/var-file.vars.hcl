# A variable file holds attributes alone; functions are not to be had in it, operators are.
image   = "web:${1 + 1}.0"
count   = "4"
enabled = "true"
names   = ["x", 1, true]
limits = {
  cpu    = 100
  memory = "256"
}
services = [
  { name = "a", port = "80" },
  { name = "b", port = 81, extra = "dropped" },
]
untyped = 12
nothing = null

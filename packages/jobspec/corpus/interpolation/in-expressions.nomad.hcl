# What the client fills in is plain text to operators, conditions and functions.
job "expressions" {
  meta {
    equal     = node.class == "a" ? "yes" : "no"
    length    = strlen(node.class)
    split     = split(".", "${node.class}")[1]
    replaced  = replace("${attr.cpu.arch}", "arch", "name")
    hashed    = sha256("${node.unique.id}")
    in_object = jsonencode({ a = node.class })
    tried     = try(node.class, "none")
    can       = can(node.class)
    lookup    = lookup({ a = node.class }, "a", "b")
    coalesced = coalesce(null, node.class)
    formatted = format("%s-%5s", node.class, "x")
    sorted    = join(",", sort([node.b, node.a]))
    directive = "%{for x in [node.a]}<${x}>%{endfor}"
  }
}

# A reference that nothing defines becomes text, also without quotes around it.
job "bare" {
  region    = node.region
  namespace = NOMAD_NAMESPACE
  name      = attr.cpu.arch

  datacenters = [node.datacenter, meta.other]

  meta {
    plain    = plain
    dotted   = a.b.c
    indexed  = list[0]
    keyed    = map["key"]
    in_call  = upper(node.class)
    in_sum   = "${node.class}" == "a" ? "same" : "other"
    compared = node.class == "$${node.class}"
    in_list  = join("-", [node.a, node.b])
    in_for   = join(",", [for x in ["1", "2"] : "${x}${node.c}"])
  }
}

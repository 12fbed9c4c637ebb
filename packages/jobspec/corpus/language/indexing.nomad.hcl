# Attributes, indexes and splats.
locals {
  list = ["a", "b", "c"]
  map  = { one = 1, "two words" = 2 }
  objects = [
    { name = "x", ports = [1, 2], tags = { k = "v1" } },
    { name = "y", ports = [3], tags = { k = "v2" } },
  ]
  single = { name = "only" }
  none   = null
}

job "indexing" {
  group "g" {
    task "t" {
      driver = "x"
      config {
        index          = local.list[1]
        index_text     = local.list["2"]
        index_computed = local.list[length(local.list) - 1]
        legacy_index   = local.list.0
        key            = local.map["two words"]
        attribute      = local.map.one
        deep           = local.objects[0].ports[1]
        legacy_deep    = local.objects.1.tags.k
        full_splat     = local.objects[*].name
        attr_splat     = local.objects.*.name
        splat_deep     = local.objects[*].tags.k
        splat_index    = local.objects[*].ports[0]
        attr_splat_idx = local.objects.*.ports[0]
        splat_single   = local.single[*].name
        splat_null     = local.none[*]
        splat_only     = local.list[*]
        literal_index  = ["p", "q"][1]
        literal_attr   = { z = 26 }.z
        call_index     = split(",", "m,n")[0]
        parenthesised  = (local.list)[0]
      }
    }
  }
}

# yamlencode and yamldecode.
job "functions" {
  meta {
    scalar  = yamlencode("text")
    special = yamlencode(["true", "null", "1", "1.5", "", " a", "a: b", "# c", "line\nbreak", "☃", "'q'", "\"d\""])
    numbers = yamlencode([1, 1.5, -3, 1e30, true, false, null])
    map     = yamlencode({ b = 1, a = { c = ["x", { y = 2 }] }, "key with space" = "v", "1" = "n" })
    empty   = yamlencode({ list = [], map = {}, text = "" })
  }

  group "g" {
    task "t" {
      driver = "x"
      config {
        document = yamldecode(<<-EOT
          name: web
          count: 3
          ratio: 0.5
          hex: 0x1F
          octal: 010
          on: yes
          off: no
          true: true
          nothing: ~
          empty:
          quoted: "1\n2"
          single: 'it''s'
          date: 2024-11-21
          list:
            - a
            - b: 1
              c: [x, 2, null]
          flow: {k: v, n: 1}
          literal: |
            line one
            line two
          folded: >-
            folded
            text
          anchor: &a [1, 2]
          alias: *a
        EOT
        )
        scalar = yamldecode("12")
        json   = yamldecode("{\"a\": [1, 2]}")
        text   = yamldecode("plain text")
        back   = yamldecode(yamlencode({ a = [1, "1", true, "true"] }))
      }
    }
  }
}

# How blocks and maps in a free-form config become lists, and what does not.
job "shapes" {
  group "web" {
    task "t" {
      driver = "anything"
      config {
        map_attribute   = { a = 1 }
        empty_map       = {}
        list_of_maps    = [{ a = 1 }, { a = 2 }]
        list_of_mixed   = [{ a = 1 }, 2]
        list_of_lists   = [[1], []]
        empty_list      = []
        map_in_map      = { outer = { inner = { x = true } } }
        map_by_function = merge({ a = 1 }, { b = 2 })
        map_by_loop     = { for k in ["x", "y"] : k => upper(k) }
        list_by_loop    = [for k in ["x", "y"] : { name = k }]
        parenthesised   = ({ a = 1 })
        conditional     = true ? { a = 1 } : { a = 2 }
        nothing         = null
        null_in_map     = { a = null }
        null_in_list    = [null, 1]

        block {
          a = 1
          inner {
            b = { c = 2 }
          }
        }
        repeated {
          n = 1
        }
        repeated {
          n = 2
        }
        labelled "one" {
          a = 1
        }
        labelled "one" "two" {
          a = 2
        }
        empty {
        }
      }
    }
  }
}

# Functions of lists.
job "functions" {
  group "g" {
    task "t" {
      driver = "x"
      config {
        chunklist    = [chunklist(["a", "b", "c", "d", "e"], 2), chunklist([1, 2], 0), chunklist([1], 5)]
        coalesce     = [coalesce(null, "b"), coalesce("a", "b"), coalesce(1, "x"), coalesce("", "b")]
        coalescelist = [coalescelist([], ["b"]), coalescelist(["a"], ["b"]), coalescelist([], [], [1, 2])]
        compact      = compact(["a", "", "b", "", "c"])
        concat       = [concat(["a"], ["b", "c"]), concat([], []), concat([1], ["x"], [true])]
        contains     = [contains(["a", "b"], "a"), contains(["a", "b"], "c"), contains([1, 2], 2)]
        distinct     = [distinct(["a", "b", "a", "c", "b"]), distinct([]), distinct([1, 1.0, 2])]
        element      = [element(["a", "b", "c"], 1), element(["a", "b", "c"], 3), element(["a", "b", "c"], 5), element(["a", 2], 1)]
        flatten      = [flatten([["a", "b"], [], ["c"]]), flatten([[["a"]], "b"]), flatten([])]
        index        = [index(["a", "b", "c"], 0), index(["a", "b", "c"], 2)]
        length       = [length(["a", "b"]), length([]), length([null]), length([[], []])]
        range        = [range(3), range(1, 4), range(1, 8, 2), range(4, 1), range(10, 5, -2), range(0), range(1, 2, 0.5)]
        reverse      = [reverse("hello"), reverse("a☃b"), reverse("")]
        slice        = [slice(["a", "b", "c", "d"], 1, 3), slice(["a"], 0, 0), slice([1, 2, 3], 1, 2)]
        sort         = [sort(["e", "d", "a", "x"]), sort([]), sort(["10", "9", "B", "a", "é"])]
      }
    }
  }
}

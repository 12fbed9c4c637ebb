# Functions of sets; a set comes out in its own order.
job "functions" {
  group "g" {
    task "t" {
      driver = "x"
      config {
        setintersection = [setintersection(["a", "b"], ["b", "c"], ["b", "d"]), setintersection(["a"], ["b"])]
        setproduct      = [setproduct(["dev", "prod"], ["a", "b"]), setproduct([1], ["x"], [true]), setproduct(["a"], [])]
        setunion        = [setunion(["a", "b"], ["b", "c"]), setunion(["z", "a", "m"]), setunion([3, 1, 20], [2])]
        of_text_numbers = setunion(["10", "9", "1"], ["2"])
        of_booleans     = setunion([true], [false])
        length          = length(setunion(["a"], ["a"]))
        in_loop         = [for v in setunion(["b", "a"], ["c"]) : v]
        joined          = join(",", setunion(["b", "a"], ["c"]))
        contains        = contains(setunion(["b", "a"], ["c"]), "c")
        of_objects      = setunion([{ a = 2 }], [{ a = 1 }])
      }
    }
  }
}

# A template that is one interpolation keeps the type of its value; with anything around it, it is text.
variable "list" {
  default = ["a", "b"]
}

job "templates" {
  datacenters = "${var.list}"
  priority    = "${10 * 5}"
  all_at_once = "${1 == 1}"

  group "g" {
    count = "${length(var.list)}"
    task "t" {
      driver = "x"
      config {
        list    = "${var.list}"
        number  = "${1}"
        text    = "${1}${2}"
        boolean = "${true}"
        blank   = "${1} "
        nothing = "${null}"
        map     = "${ { a = 1 } }"
      }
    }
  }
}

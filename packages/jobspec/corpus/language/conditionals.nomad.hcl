# Conditionals: types of the branches are brought together, errors of the branch not taken are not.
variable "env" {
  default = "prod"
}

job "conditionals" {
  type     = var.env == "prod" ? "service" : "batch"
  priority = var.env == "prod" ? 80 : "20"

  group "g" {
    count = var.env == "prod" ? 3 : 1
    task "t" {
      driver = "x"
      config {
        numbers      = true ? 1 : 2
        mixed        = true ? 1 : "a"
        mixed_bool   = false ? "a" : true
        lists        = true ? [1] : [2]
        lists_length = true ? [1] : [1, 2]
        list_types   = false ? [1] : ["a"]
        objects      = true ? { a = 1 } : { a = "x" }
        null_branch  = false ? "a" : null
        empty_list   = true ? [] : ["a"]
        text_test    = "true" ? "yes" : "no"
        not_taken    = true ? "fine" : tostring_missing
      }
    }
  }
}

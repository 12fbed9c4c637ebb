# All other functions of files, in places that are told in order.
job "x" {
  group "a" {
    service {
      name = filebase64("a")
    }
  }
  group "b" {
    service {
      name = abspath("a")
    }
  }
  group "c" {
    service {
      name = basename("a/b")
    }
  }
  group "d" {
    service {
      name = dirname("a/b")
    }
  }
  group "e" {
    service {
      name = pathexpand("~/a")
    }
  }
  group "f" {
    service {
      tags = fileset(".", "*")
    }
  }
  group "g" {
    task "t" {
      leader = fileexists("a")
    }
  }
}

# Every function of files.
job "files" {
  group "g" {
    task "t" {
      driver = "x"
      config {
        file       = file("conf/app.conf")
        filebase64 = filebase64("conf/logo.bin")
        exists     = [fileexists("conf/app.conf"), fileexists("conf/none.conf")]
        fileset    = [fileset("conf", "*.conf"), fileset(".", "conf/**/*.conf"), fileset("conf", "{a,b}*"), fileset("conf", "none")]
        basename   = [basename("a/b/c.txt"), basename("a/b/"), basename(""), basename("/")]
        dirname    = [dirname("a/b/c.txt"), dirname("a"), dirname("/a"), dirname("")]
        abspath    = [abspath("/srv/../etc/./x"), basename(abspath("conf"))]
        pathexpand = [pathexpand("~/x"), pathexpand("/~/x"), pathexpand("~")]
        in_call    = length(split("\n", file("conf/app.conf")))
      }
      template {
        data        = file("conf/b.conf")
        destination = "local/b.conf"
      }
    }
  }
}

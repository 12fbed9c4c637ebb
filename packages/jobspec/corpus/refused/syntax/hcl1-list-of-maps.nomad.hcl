# HCL 1's list of objects without commas between members, and a block with an equals sign and labels.
job "x" {
  group "g" {
    task "t" {
      config {
        mounts = [{ type = "bind" source = "a" }]
      }
      resources = {
        network = { mbits = 10 }
      }
    }
  }
}

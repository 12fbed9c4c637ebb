# Unknown attributes in a group, a task and a network.
job "x" {
  group "g" {
    cuont = 2
    network {
      prot = 80
    }
    task "t" {
      drivre = "docker"
    }
  }
}

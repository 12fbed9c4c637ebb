# The config of java and qemu: a map of ports, of all places.
job "machines" {
  group "web" {
    task "java" {
      driver = "java"
      config {
        class       = "com.example.Main"
        class_path  = "$${NOMAD_TASK_DIR}/lib/*"
        args        = ["-v"]
        jvm_options = ["-Xmx2048m", "-Dconfig=${NOMAD_TASK_DIR}/app.properties"]
      }
    }
    task "qemu" {
      driver = "qemu"
      config {
        image_path        = "local/linux.img"
        accelerator       = "kvm"
        graceful_shutdown = true
        args              = ["-nodefaults", "-nodefconfig"]
        port_map {
          ssh  = 22
          http = 8080
        }
      }
    }
  }
}

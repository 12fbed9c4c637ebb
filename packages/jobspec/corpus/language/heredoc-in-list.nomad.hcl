# Heredocs as elements of lists, values of objects and arguments of functions.
job "heredocs" {
  group "g" {
    task "t" {
      driver = "exec"
      config {
        args = [
          "-c",
          <<EOT
echo one
EOT
          ,
          <<-EOT
            echo two
          EOT
        ]
        object = {
          text = <<-EOT
            in an object
          EOT
          next = 1
        }
        trimmed = trimspace(<<-EOT
          for a function
        EOT
        )
      }
    }
  }
}

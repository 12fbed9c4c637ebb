# Devices with counts, constraints and affinities.
job "gpus" {
  group "train" {
    task "model" {
      driver = "docker"
      resources {
        device "nvidia/gpu" {
          count = 2

          constraint {
            attribute = "${device.attr.memory}"
            operator  = ">="
            value     = "8 GiB"
          }
          constraint {
            attribute    = "${device.ids}"
            set_contains = "GPU-1,GPU-2"
          }

          affinity {
            attribute = "${device.model}"
            value     = "Tesla K80"
            weight    = 50
          }
        }

        device "intel/fpga/arria10" {}
        device "usb" {
          count = 1
        }

        numa {
          affinity = "prefer"
        }
      }
    }
  }
}

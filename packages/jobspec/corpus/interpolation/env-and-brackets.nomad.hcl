# References with brackets and quotes, with numbers, with hyphens.
job "brackets" {
  meta {
    env_quotes  = "${env["NOMAD_TASK_NAME"]}"
    env_dotted  = "${env.PATH}"
    meta_quotes = "${meta["dotted.key"]}"
    index       = "${device.attr.memory[0]}"
    hyphens     = "${attr.driver.raw-exec.some-thing}"
    digits      = "${attr.cpu.numcores.2.x}"
    deep        = "${a.b.c.d.e.f.g.h}"
    underscore  = "${_hidden.value}"
  }
}

# formatdate and timeadd.
locals {
  time = "2018-01-02T23:12:01Z"
}

job "functions" {
  group "g" {
    task "t" {
      driver = "x"
      config {
        date       = formatdate("DD MMM YYYY hh:mm ZZZ", local.time)
        long       = formatdate("EEEE, DD-MMM-YY hh:mm:ss ZZZ", local.time)
        literal    = formatdate("YYYY'year 'M' ''quoted'''", local.time)
        twelve     = formatdate("HH:mmaa H:mAA h:m:s", local.time)
        short      = formatdate("D/M/YY EEE MM MMMM", local.time)
        zones      = [formatdate("Z ZZZ ZZZZ ZZZZZ", "2018-01-02T23:12:01-08:00"), formatdate("Z ZZZ ZZZZ ZZZZZ", "2018-01-02T23:12:01Z"), formatdate("Z ZZZ", "2018-01-02T23:12:01+05:30")]
        midnight   = formatdate("h:mmaa H hh", "2018-01-02T00:12:01Z")
        fractional = formatdate("ss", "2018-01-02T00:12:01.999Z")
        added      = [timeadd(local.time, "10m"), timeadd(local.time, "-24h"), timeadd("2018-01-02T23:12:01.5+02:00", "1h30m0.5s"), timeadd("2024-02-28T12:00:00Z", "24h")]
        in_name    = "backup-${formatdate("YYYYMMDD", local.time)}"
      }
    }
  }
}

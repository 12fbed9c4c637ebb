# A byte-order mark in the middle of a file.
job "x" {
  type = ﻿"batch"
}

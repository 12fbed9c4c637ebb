# The last line has no end.
job "short" {}
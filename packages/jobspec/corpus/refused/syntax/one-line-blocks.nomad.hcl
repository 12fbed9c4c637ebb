# Blocks within a block of one line, as HCL 1 allowed.
job "x" { group "g" { count = 1 } }

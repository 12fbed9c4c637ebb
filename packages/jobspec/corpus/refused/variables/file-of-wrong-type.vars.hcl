# The place is told within this file, by the name of the job's.
count = "many"

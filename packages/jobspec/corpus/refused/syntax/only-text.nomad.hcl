this is not a job file at all

image   = "registry.example.com/api:2.14.0"
regions = { ams1 = 2, fra1 = 1 }
secrets = ["database", "mail"]
debug   = true

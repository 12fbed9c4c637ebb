{ "names": ["ann", "bob"], "tag": "1.0" }

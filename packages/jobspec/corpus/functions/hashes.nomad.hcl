# Hashes, UUIDs of names, and those functions that answer differently each time.
job "functions" {
  group "g" {
    task "t" {
      driver = "x"
      config {
        md5    = [md5("hello world"), md5(""), md5("☃")]
        sha1   = [sha1("hello world"), sha1("")]
        sha256 = [sha256("hello world"), sha256(""), sha256("☃")]
        sha512 = [sha512("hello world"), sha512("")]
        uuidv5 = [uuidv5("dns", "www.example.com"), uuidv5("url", "https://example.com/"), uuidv5("oid", "1.3.6"), uuidv5("x500", "CN=a"), uuidv5("6ba7b810-9dad-11d1-80b4-00c04fd430c8", "a")]
        uuidv4 = [strlen(uuidv4()), regex_replace(uuidv4(), "[0-9a-f]", "x"), uuidv4() == uuidv4()]
        bcrypt = [strlen(bcrypt("secret", 4)), substr(bcrypt("secret", 5), 0, 7), substr(bcrypt("a"), 0, 7)]
        of_heredoc = sha256(<<EOT
text
EOT
        )
      }
    }
  }
}

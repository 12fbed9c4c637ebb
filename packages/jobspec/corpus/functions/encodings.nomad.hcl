# Encodings: base64, JSON, YAML, CSV, URLs.
job "functions" {
  group "g" {
    task "t" {
      driver = "x"
      config {
        base64encode = [base64encode("Hello World"), base64encode(""), base64encode("☃")]
        base64decode = [base64decode("SGVsbG8gV29ybGQ="), base64decode("")]
        urlencode    = [urlencode("Hello World!"), urlencode("☃ & a=b/c?"), urlencode("a+b~c*'()")]
        jsonencode   = [jsonencode({ b = [1, 2.5, null, true], a = "x<y>&\"\n☃" }), jsonencode("a"), jsonencode(null), jsonencode(12345678901234567890), jsonencode(0.1), jsonencode([])]
        jsondecode   = [jsondecode("{\"a\": [1, \"x\", null, true], \"b\": {\"c\": 1.5e3}}"), jsondecode("\"text\""), jsondecode("[]"), jsondecode(" 12345678901234567890 ")]
        csvdecode    = csvdecode("name,age\nann,30\n\"bob, jr\",\"4\"\"1\"\n")
        csv_empty    = csvdecode("name,age\n")
      }
    }
  }
}

# Escapes in quoted strings.
job "strings" {
  meta {
    newline      = "a\nb"
    tab          = "a\tb"
    return       = "a\rb"
    quote        = "say \"hi\""
    backslash    = "C:\\dir"
    unicode      = "\u00e9\u4e2d"
    unicode_long = "\U0001F600"
    dollar       = "costs $5 and $$10"
    percent      = "100% of %%"
    escaped      = "$${not} %%{not}"
    brace        = "} { {{ }}"
    dollar_end   = "ends in $"
    percent_end  = "ends in %"
    raw_unicode  = "naïve ☃ 日本語 👩‍👩‍👧"
    apostrophe   = "it's"
    nested       = "a${"b${"c"}"}d"
  }
}

# rsadecrypt: a secret that was encrypted with the key's public half. The key was made for this file.
locals {
  key = <<EOT
-----BEGIN RSA PRIVATE KEY-----
MIICXQIBAAKBgQDmxbpywKrrS/KpUMSHW0YF9LP34li7cJfGKKWcQF9qaEv96klN
tp/o5qbcZGphVci788SDvSuO2r9+rRplYvmYRcsntPPhDRmlB3W3IRHsQ8allLDj
sPiG40lrjT648wrqP5UxmlUop8kFuXsaFZG9DN7gY5deuivztPWc3xytNwIDAQAB
AoGAGDu3Qomc6SyGhOUoXhZlmgaCR4uLSdOe/H4UNf5EhsYBBN7vZ6u/yxM9fnNF
AIejlqkYf8UDp/KsnT7MQM1N7E6JNWcawhmHilV95m79qrJYygUFiT2L6G9XhLJE
fWBxI53P+y/V5lWMk8nE5AEZ4r9EWyyBr0BlZOvE+hcNOeECQQD33hDK1CvRO+uV
IWkUU9ezNASoZRUD9XLav/fbuUEHtxajvJgCfW8QcC9NV98259oK+dgcdBtlXA+6
sn4UOQo/AkEA7lgTG9CnT5g+IeXA9cAGufTktKno5c8ARYtPeFch4bYHR36w9eoY
PqHFcm+k4sJxglZSkYC28PKCsowb49ZvCQJBANLPeKK5X2b+OnhEyTUzteHBHTEH
f581U3D/ElQ7NDbWnhe2X+bGPf7SGzkBwmPVP1pUclyI14AWk34rLxYOCUsCQCFH
vQtSPDp5+JsFGMd307idgF3Vp8aG+/O5+xPDnuCEaUnLX+xGjrIYJpjPDAf5vJ3F
bewRO/oy8pr5w18x7vkCQQCFeTR8yQp+JQ+XR2+bjLS0dENrP0b0jdJ15DjGNWTP
FBKugYH720sibWn6+4GBTB76vs7zAfCzdBqHrWUyD+8h
-----END RSA PRIVATE KEY-----
EOT
}

job "functions" {
  meta {
    secret = rsadecrypt("qsjMdN6fpCfrD7pnfi7H6Tf927dVH6aF6f9t9nyXzF4tsCgHvqJGgtcJ1oHhXw05KEJ1Yux7lnIONT/sc61T/GJcbpwQKW7B2lU3CmZa/vY0dPhmQyEVMNwGe9ubU/TpOSnRpEiSbnNvm8bF2gHSE3otJD24wxa5NWVRRnlsEVE=", local.key)
  }
}

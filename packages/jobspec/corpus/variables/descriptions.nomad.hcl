# What a variable may say about itself; none of it changes the job.
variable "image" {
  description = "Which image to run; see the registry for tags"
  type        = string
  default     = "nginx"
}
variable "old-style_name" {
  description = <<EOT
Names may hold hyphens and underscores.
EOT
  default     = 3
}

job "described" {
  meta {
    image = var.image
    count = var.old-style_name
  }
}

# Single quotes are no quotes.
job 'x' {
  type = 'batch'
}

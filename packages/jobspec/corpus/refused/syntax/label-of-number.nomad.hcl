# A label is no number, nor an expression.
job 12 {
}

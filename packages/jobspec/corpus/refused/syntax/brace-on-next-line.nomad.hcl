# The opening brace must be on the line of the block's name.
job "x"
{
  type = "batch"
}

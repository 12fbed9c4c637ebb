# A namespace of UUIDs that is none.
job "x" {
  name = uuidv5("planets", "earth")
}

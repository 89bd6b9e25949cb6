"""The rules of recoveries, months and double entries. Pure."""

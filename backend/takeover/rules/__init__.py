"""The format of a file of claims, and what the import says of itself. Pure."""

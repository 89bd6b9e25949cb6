"""Use cases of taking over: one claim, one file."""

"""Use cases of reserves, recoveries and accounting months, one module a family."""

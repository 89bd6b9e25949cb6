"""Products, policies, people and imports on the wire."""

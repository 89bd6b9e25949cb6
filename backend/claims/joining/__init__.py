"""Which claims belong to one event (rule 18)."""

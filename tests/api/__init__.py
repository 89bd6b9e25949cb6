"""The whole API seen from outside: its doors, its dirt, its secrets."""

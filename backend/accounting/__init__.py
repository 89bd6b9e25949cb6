"""Reserves of claims, money recovered, accounting months and the entries that an accountant takes over."""

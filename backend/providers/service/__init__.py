"""Use cases of providers, one module each: directory, matching, requests, quotes, orders, invoices."""

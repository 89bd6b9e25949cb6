"""Use cases: products and policies here, the files in modules of their own."""

"""What is told to the insured, in words. Pure."""

"""What providers and service requests look like on the wire. Amounts are euro TTC strings."""

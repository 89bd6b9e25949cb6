"""What is decided about providers and money: plain values in, frozen results out. Pure."""

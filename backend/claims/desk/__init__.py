"""What a handler's desk makes of a claim: who holds the ball, what to do next. Pure."""

"""What the clocks promise."""

from backend.core.invariants import Invariant

INVARIANTS = (Invariant("I7", "tout délai fatal en cours a un rappel, fait ou à venir"),)

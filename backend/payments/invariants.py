"""What payments promise."""

from backend.core.invariants import Invariant

INVARIANTS = (Invariant("I5", "personne n'approuve ce qu'il a soumis"),)

"""What payments promise."""

from backend.core.invariants import Invariant

INVARIANTS = (
    Invariant("I5", "personne n’approuve ce qu’il a soumis"),
    Invariant("I14", "un règlement part une fois, et un lot est la somme de ses virements"),
)

"""What payments promise."""

from backend.core.invariants import Invariant

INVARIANTS = (
    Invariant(
        "I5",
        "personne n'approuve ce qu'il a soumis",
        "SELECT reference AS broken FROM payment WHERE approved_by = submitted_by",
    ),
)

"""What the outbox promises."""

from backend.core.invariants import Invariant

INVARIANTS = (Invariant("I8", "un message envoyé a son heure et son identifiant"),)

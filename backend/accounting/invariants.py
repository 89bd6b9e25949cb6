"""What reserves, months and recoveries promise."""

from backend.core.invariants import Invariant

INVARIANTS = (
    Invariant("I12b", "les provisions égalent leurs mouvements, le grand livre et leurs engagements"),
    Invariant("I16", "un mois comptable arrêté n’a plus reçu d’écriture"),
    Invariant("I17", "il n’est jamais reversé à un assuré plus que ce qui est détenu pour lui"),
)

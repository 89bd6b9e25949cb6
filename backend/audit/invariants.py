"""What the audit trail promises: each subject's chain is whole."""

from backend.core.invariants import Invariant

INVARIANTS = (Invariant("I10", "chaque empreinte du journal suit la précédente"),)

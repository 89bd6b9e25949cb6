"""What the audit trail promises: each subject's chain is whole."""

from backend.core.invariants import Invariant

INVARIANTS = (
    Invariant(
        "I10",
        "chaque empreinte du journal suit la précédente",
        """SELECT a.subject_id || '#' || a.position AS broken FROM audit_entry a
            WHERE a.hash <> audit_hash(a) OR a.previous_hash IS DISTINCT FROM
                  (SELECT b.hash FROM audit_entry b WHERE b.subject_id = a.subject_id AND b.position = a.position - 1)
               OR (a.position > 1) <> (a.previous_hash IS NOT NULL)""",
    ),
)

"""What the outbox promises."""

from backend.core.invariants import Invariant

INVARIANTS = (
    Invariant(
        "I8",
        "un message envoyé a son heure et son identifiant",
        """SELECT id AS broken FROM outbox_message
            WHERE state = 'sent' AND (sent_at IS NULL OR message_id IS NULL)""",
    ),
)

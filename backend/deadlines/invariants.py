"""What the clocks promise."""

from backend.core.invariants import Invariant

INVARIANTS = (
    Invariant(
        "I7",
        "tout délai fatal en cours a un rappel, fait ou à venir",
        """SELECT d.id AS broken FROM deadline d WHERE d.state = 'live' AND d.fatal
              AND NOT EXISTS (SELECT 1 FROM reminder r WHERE r.deadline_id = d.id)""",
    ),
)

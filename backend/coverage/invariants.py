"""What the limits promise: hard ceilings, and balances that equal their entries."""

from backend.core.invariants import Invariant

_SUMS = """
    SELECT l.event_id,
           coalesce(sum(CASE WHEN l.kind = 'reserve' THEN l.amount_cents
                             WHEN l.kind = 'release' AND n.kind = 'reserve' THEN -l.amount_cents END), 0) AS reserved,
           coalesce(sum(CASE WHEN l.kind = 'commit' THEN l.amount_cents
                             WHEN l.kind = 'pay' OR (l.kind = 'release' AND n.kind = 'commit') THEN -l.amount_cents
                        END), 0) AS committed,
           coalesce(sum(CASE WHEN l.kind = 'pay' THEN l.amount_cents
                             WHEN l.kind = 'release' AND n.kind = 'pay' THEN -l.amount_cents END), 0) AS paid
      FROM ledger_entry l LEFT JOIN ledger_entry n ON n.id = l.of_entry GROUP BY l.event_id
"""

INVARIANTS = (
    Invariant(
        "I1",
        "engagé + payé ne dépasse jamais le plafond de l'événement",
        "SELECT id AS broken FROM covered_event WHERE committed_cents + paid_cents > limit_cents",
    ),
    Invariant(
        "I2",
        "une période n'a jamais plus d'événements que son plafond",
        "SELECT id AS broken FROM coverage_period WHERE events_used > events_limit OR events_used < 0",
    ),
    Invariant(
        "I3",
        "les soldes des événements égalent la somme de leurs écritures",
        f"""SELECT e.id AS broken FROM covered_event e LEFT JOIN ({_SUMS}) s ON s.event_id = e.id
             WHERE (e.reserved_cents, e.committed_cents, e.paid_cents)
                   IS DISTINCT FROM (coalesce(s.reserved, 0), coalesce(s.committed, 0), coalesce(s.paid, 0))""",
    ),
    Invariant(
        "I3b",
        "les événements comptés d'une période égalent ses écritures de place",
        """SELECT p.id AS broken FROM coverage_period p
            WHERE p.events_used <> (SELECT coalesce(sum(CASE s.kind WHEN 'take' THEN 1 ELSE -1 END), 0)
                                      FROM event_slot_entry s WHERE s.period_id = p.id)""",
    ),
    Invariant(
        "I3c",
        "les montants d'une période égalent ceux de ses événements",
        """SELECT p.id AS broken FROM coverage_period p LEFT JOIN covered_event e ON e.period_id = p.id
            GROUP BY p.id HAVING p.committed_cents <> coalesce(sum(e.committed_cents), 0)
                              OR p.paid_cents <> coalesce(sum(e.paid_cents), 0)""",
    ),
    Invariant(
        "I4",
        "ce qui est payé ou libéré ne dépasse jamais son engagement",
        """SELECT n.id AS broken FROM ledger_entry n JOIN ledger_entry l ON l.of_entry = n.id
            GROUP BY n.id HAVING sum(l.amount_cents) > n.amount_cents""",
    ),
)

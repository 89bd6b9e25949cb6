"""Every SELECT of reserves, recoveries and accounting months."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.claims.queries import VISIBLE
from backend.core.db import one_row, rows

# The terms that bound the policy of the claim `c` when it was declared.
_BOUND = """(SELECT t.document FROM policy p
      JOIN coverage_terms t ON t.id = coalesce((SELECT a.terms_id FROM policy_amendment a WHERE a.policy_id = p.id
             AND a.terms_id IS NOT NULL AND a.effect_on <= (c.declared_at AT TIME ZONE 'Europe/Paris')::date
           ORDER BY a.effect_on DESC, a.recorded_at DESC LIMIT 1), p.terms_id)
     WHERE p.id = c.policy_id)"""


def claim(session: Session, reference: str, viewer: UUID | None, *, lock: bool = False) -> RowMapping | None:
    """A visible claim: whose it is, whether it is closed, what its terms pay for."""
    return one_row(
        session,
        f"""SELECT c.id, c.reference, c.version, c.policy_id, c.insured_id, c.closed_at, {_BOUND} AS terms
              FROM claim c WHERE c.reference = :reference AND {VISIBLE} {"FOR UPDATE OF c" if lock else ""}""",
        reference=reference,
        viewer=viewer,
    )


def reserves(session: Session, claim_id: UUID) -> Sequence[RowMapping]:
    """The lines of a claim's reserve, with what each was opened at."""
    return rows(
        session,
        """SELECT r.*, coalesce((SELECT sum(h.delta_cents) FROM reserve_change h
                                  WHERE h.claim_id = r.claim_id AND h.guarantee = r.guarantee
                                    AND h.cost_line = r.cost_line AND h.cause = 'opening'), 0)::bigint AS opening_cents
             FROM claim_reserve r WHERE r.claim_id = :claim_id ORDER BY r.guarantee, r.cost_line""",
        claim_id=claim_id,
    )


def reserve_history(session: Session, claim_id: UUID) -> Sequence[RowMapping]:
    """Every change of a claim's reserve, oldest first."""
    return rows(
        session,
        """SELECT guarantee, cost_line, cause, delta_cents, outstanding_cents, reason, value_on, booked_on, recorded_at,
                  recorded_by FROM reserve_change WHERE claim_id = :claim_id ORDER BY position""",
        claim_id=claim_id,
    )


def reserve_line(session: Session, claim_id: UUID, guarantee: str, cost_line: str) -> RowMapping | None:
    """One line of a claim's reserve."""
    return one_row(
        session,
        """SELECT committed_cents, outstanding_cents FROM claim_reserve
            WHERE claim_id = :claim_id AND guarantee = :guarantee AND cost_line = :cost_line""",
        claim_id=claim_id,
        guarantee=guarantee,
        cost_line=cost_line,
    )


def opening_reserves(session: Session, code: str) -> Sequence[RowMapping]:
    """The flat reserves of a product, the newest first."""
    return rows(
        session,
        """SELECT o.valid_from, o.guarantee, o.cost_line, o.amount_cents, o.reason, o.recorded_at, o.recorded_by
             FROM opening_reserve o JOIN product p ON p.id = o.product_id WHERE p.code = :code
            ORDER BY o.valid_from DESC, o.recorded_at DESC, o.guarantee, o.cost_line""",
        code=code,
    )


def product_terms(session: Session, code: str) -> RowMapping | None:
    """A product and the newest version of its terms."""
    return one_row(
        session,
        """SELECT p.id, t.document FROM product p JOIN coverage_terms t ON t.product_id = p.id
            WHERE p.code = :code ORDER BY t.version DESC LIMIT 1""",
        code=code,
    )


def insured_shares(session: Session, claim_id: UUID) -> int:
    """What the insured pays of a claim's orders that were not undone and of the invoices refunded, in cents."""
    row = one_row(
        session,
        """SELECT (coalesce((SELECT sum(c.insured_share_cents) FROM order_charge c
                     JOIN purchase_order o ON o.id = c.order_id JOIN service_request r ON r.id = o.request_id
                    WHERE c.claim_id = :claim_id AND r.state NOT IN ('cancelled', 'declined')), 0)
                 + coalesce((SELECT sum(i.insured_share_cents) FROM paid_invoice i
                              WHERE i.claim_id = :claim_id), 0))::bigint AS cents""",
        claim_id=claim_id,
    )
    return 0 if row is None else int(row["cents"])


def paid_lines(session: Session, claim_id: UUID) -> Sequence[RowMapping]:
    """What the insurer paid for a claim and has not got back, per event and benefit, the oldest event first."""
    return rows(
        session,
        """SELECT l.event_id, l.benefit, l.outside_limit,
                  sum(CASE WHEN l.kind = 'pay' OR n.kind = 'recover' THEN l.amount_cents
                           WHEN l.kind = 'recover' OR n.kind = 'pay' THEN -l.amount_cents ELSE 0 END)::bigint
                  AS left_cents
             FROM ledger_entry l LEFT JOIN ledger_entry n ON n.id = l.of_entry
            WHERE l.claim_id = :claim_id AND (l.kind IN ('pay', 'recover') OR n.kind IN ('pay', 'recover'))
            GROUP BY 1, 2, 3 ORDER BY min(l.recorded_at), l.event_id, l.benefit""",
        claim_id=claim_id,
    )


def costs_given_back(session: Session, claim_id: UUID) -> int:
    """What costs recovered earlier gave back of what the insured had paid, in cents."""
    row = one_row(
        session,
        """SELECT coalesce(sum(r.insured_part_cents - (r.explanation ->> 'excess')::bigint), 0)::bigint AS cents
             FROM recovery r WHERE r.claim_id = :claim_id AND r.kind = 'costs' AND r.corrects IS NULL
              AND NOT EXISTS (SELECT 1 FROM recovery k WHERE k.corrects = r.id)""",
        claim_id=claim_id,
    )
    return 0 if row is None else int(row["cents"])


_RECOVERY = """
    SELECT r.*, c.reference AS claim_reference, c.insured_id, o.reference AS corrects_reference,
           k.reference AS corrected_by, (SELECT coalesce(array_agg(p.reference || ':' || p.state ORDER BY p.id), '{}')
             FROM payment p WHERE p.basis = 'recovery' AND p.claim_id = r.claim_id
              AND substring(p.label FROM 'ENC-[0-9]{4}-[0-9]{6,}') = r.reference) AS payments,
           (SELECT coalesce(sum(CASE t.kind WHEN 'paid' THEN t.amount_cents ELSE -t.amount_cents END), 0)::bigint
              FROM recovery_payout t WHERE t.recovery_id = r.id) AS paid_out_cents
      FROM recovery r JOIN claim c ON c.id = r.claim_id LEFT JOIN recovery o ON o.id = r.corrects
      LEFT JOIN recovery k ON k.corrects = r.id
"""


def recoveries(session: Session, claim_id: UUID) -> Sequence[RowMapping]:
    """The money recovered for a claim, oldest first."""
    return rows(session, f"{_RECOVERY} WHERE r.claim_id = :claim_id ORDER BY r.id", claim_id=claim_id)


def recovery(session: Session, reference: str, viewer: UUID | None) -> RowMapping | None:
    """One recovery of a visible claim."""
    sql = f"{_RECOVERY} WHERE r.reference = :reference AND {VISIBLE}"
    return one_row(session, sql, reference=reference, viewer=viewer)


def recover_entries(session: Session, recovery_id: UUID) -> Sequence[RowMapping]:
    """The entries by which the ledger shows a recovery, with what is still theirs."""
    return rows(
        session,
        """SELECT l.id, l.event_id, l.benefit, l.outside_limit, l.amount_cents FROM ledger_entry l
            WHERE l.kind = 'recover' AND l.source LIKE :source ORDER BY l.source""",
        source=f"recovery:{recovery_id}:%",
    )


def hidden_claims(session: Session, viewer: UUID | None) -> frozenset[str]:
    """References of the claims that the viewer may not see."""
    sql = "SELECT reference FROM claim c WHERE CAST(:viewer AS uuid) = ANY(c.hidden_from)"
    return frozenset(row["reference"] for row in rows(session, sql, viewer=viewer))


def last_closed(session: Session) -> date | None:
    """First day of the last closed month."""
    row = one_row(session, "SELECT max(month) AS month FROM accounting_month")
    return None if row is None else row["month"]


def first_booked(session: Session) -> date | None:
    """The earliest day on which anything is booked."""
    row = one_row(
        session,
        """SELECT least((SELECT min(booked_on) FROM ledger_entry), (SELECT min(booked_on) FROM reserve_change),
                        (SELECT min(booked_on) FROM recovery)) AS day""",
    )
    return None if row is None else row["day"]


def hold_months(session: Session) -> None:
    """Wait for everybody who enters, and let nobody enter until the transaction ends."""
    rows(session, "SELECT pg_advisory_xact_lock(hashtextextended('accounting_month', 12))")


def closed_months(session: Session) -> Sequence[RowMapping]:
    """The closed months, the last one first."""
    return rows(session, "SELECT * FROM accounting_month ORDER BY month DESC")


def closed_month(session: Session, month: date) -> RowMapping | None:
    """A closed month, None while it is open."""
    return one_row(session, "SELECT * FROM accounting_month WHERE month = :month", month=month)


def entries_before(session: Session, month: date) -> int:
    """How many entries the closed months of the same year hold before a month."""
    row = one_row(
        session,
        """SELECT coalesce(sum(entries), 0)::int AS entries FROM accounting_month
            WHERE month >= date_trunc('year', CAST(:month AS date)) AND month < :month""",
        month=month,
    )
    return 0 if row is None else int(row["entries"])


_MOVEMENTS = """
    SELECT CASE l.kind WHEN 'pay' THEN 'payment' ELSE 'return' END AS kind, l.booked_on, l.value_on,
           c.reference AS claim, coalesce(p.reference, c.reference) AS piece, l.benefit AS line,
           l.amount_cents, 0::bigint AS insurer_cents
      FROM ledger_entry l LEFT JOIN ledger_entry n ON n.id = l.of_entry JOIN claim c ON c.id = l.claim_id
      LEFT JOIN payment_draw d ON d.pay_entry_id = CASE l.kind WHEN 'pay' THEN l.id ELSE n.id END
      LEFT JOIN payment p ON p.id = d.payment_id
     WHERE l.booked_on >= :first AND l.booked_on < :after
       AND (l.kind = 'pay' OR (l.kind = 'release' AND n.kind = 'pay'))
       AND l.source NOT LIKE 'event_change:%'  -- from one event to another nobody is paid
       AND l.source NOT LIKE 'opening:%'  -- paid and booked by the system that had the claim before
       AND l.source NOT LIKE 'opening:%'  -- whoever had the claim before it was taken over paid and booked it
    UNION ALL
    SELECT 'reserve', :last, :last, c.reference, c.reference, h.guarantee || '/' || h.cost_line,
           sum(h.delta_cents)::bigint, 0
      FROM reserve_change h JOIN claim c ON c.id = h.claim_id
     WHERE h.booked_on >= :first AND h.booked_on < :after
     GROUP BY c.reference, h.guarantee, h.cost_line HAVING sum(h.delta_cents) <> 0
    UNION ALL
    SELECT CASE WHEN r.corrects IS NULL THEN 'recovery' ELSE 'recovery_correction' END, r.booked_on, r.received_on,
           c.reference, r.reference, '', r.amount_cents, r.insurer_part_cents
      FROM recovery r JOIN claim c ON c.id = r.claim_id WHERE r.booked_on >= :first AND r.booked_on < :after
    UNION ALL
    SELECT CASE t.kind WHEN 'paid' THEN 'payout' ELSE 'payout_return' END, t.booked_on, t.value_on, c.reference,
           p.reference, '', t.amount_cents, 0
      FROM recovery_payout t JOIN recovery r ON r.id = t.recovery_id JOIN claim c ON c.id = r.claim_id
      JOIN payment p ON p.id = t.payment_id WHERE t.booked_on >= :first AND t.booked_on < :after
    UNION ALL
    SELECT CASE b.kind WHEN 'settled' THEN 'settlement' ELSE 'bank_return' END, b.booked_on, b.value_on, c.reference,
           p.reference, '', b.amount_cents, 0
      FROM bank_movement b JOIN payment p ON p.id = b.payment_id JOIN claim c ON c.id = p.claim_id
     WHERE b.booked_on >= :first AND b.booked_on < :after
"""


def movements(session: Session, first: date, last: date, after: date) -> Sequence[RowMapping]:
    """Everything booked from `first` until before `after`; reserves move once a claim and line, on `last`."""
    return rows(session, _MOVEMENTS, first=first, last=last, after=after)

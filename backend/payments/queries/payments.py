"""Reads of payments, of what they draw on and of whose money it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import RowMapping, select
from sqlalchemy.orm import Session

from backend.claims.queries import VISIBLE
from backend.core.db import one_row, rows
from backend.core.money import Cents
from backend.payments.models import Payment, Transfer

# A draw whose commit, or whose new commit once the transfer came back, holds less than it asks.
_HOLLOW = """SELECT 1 FROM payment_draw d
     JOIN ledger_entry l ON l.id = current_entry(coalesce(d.recommit_entry_id, d.commit_entry_id))
    WHERE d.payment_id = p.id AND d.amount_cents
          > l.amount_cents - coalesce((SELECT sum(u.amount_cents) FROM ledger_entry u WHERE u.of_entry = l.id), 0)"""
_OTHER = """SELECT 1 FROM payment o
     WHERE o.invoice_id = p.invoice_id AND o.state <> 'rejected' AND o.returned_at IS NULL
    UNION ALL
    SELECT 1 FROM payment_draw d
      JOIN payment_draw e ON e.commit_entry_id = coalesce(d.recommit_entry_id, d.commit_entry_id)
      JOIN payment o ON o.id = e.payment_id
     WHERE d.payment_id = p.id AND p.invoice_id IS NULL AND p.basis <> 'agreement' AND o.id <> p.id
       AND o.state = 'proposed'
    UNION ALL
    SELECT 1 FROM agreement_invoice i
      JOIN agreement_invoice n ON n.agreement_id = i.agreement_id AND lower(n.number) = lower(i.number) AND n.id <> i.id
      LEFT JOIN payment o ON o.reference = n.payment_reference
     WHERE i.payment_reference = p.reference AND o.state IS DISTINCT FROM 'rejected'"""
# Of money held for somebody: what is still held, none once the recovery behind it was corrected.
_HELD = """SELECT 1 FROM recovery r WHERE r.reference = substring(p.label FROM 'ENC-[0-9]{4}-[0-9]{6,}')
       AND NOT EXISTS (SELECT 1 FROM recovery c WHERE c.corrects = r.id)
       AND p.amount_cents + coalesce((SELECT sum(CASE t.kind WHEN 'paid' THEN t.amount_cents ELSE -t.amount_cents END)
             FROM recovery_payout t WHERE t.recovery_id = r.id), 0)
         + coalesce((SELECT sum(o.amount_cents) FROM payment o WHERE o.basis = 'recovery' AND o.state = 'proposed'
             AND o.claim_id = p.claim_id AND o.label = p.label), 0) <= r.insured_part_cents"""
# A payment may be proposed again when it was rejected, or when its transfer came back and is still due, while its
# invoice stands, its money is committed and no other payment stands for it.
_AGAIN = f"""(p.state = 'rejected'
        AND (p.invoice_id IS NULL OR EXISTS (SELECT 1 FROM invoice n WHERE n.id = p.invoice_id AND n.state = 'due'
                                              AND n.insurer_part_cents = p.amount_cents))
        OR p.returned_at IS NOT NULL AND (p.basis = 'recovery' OR EXISTS (SELECT 1 FROM payment_draw d
             WHERE d.payment_id = p.id AND d.recommit_entry_id IS NOT NULL)))
    AND (p.basis <> 'recovery' OR EXISTS ({_HELD})) AND NOT EXISTS ({_HOLLOW}) AND NOT EXISTS ({_OTHER})"""
_PAYMENT = f"""
    SELECT p.*, c.reference AS claim_reference, r.reference AS request_reference, y.name AS payee_name,
           y.kind AS payee_kind, y.provider_id, v.name AS provider_name, k.code AS carrier, t.state AS transfer_state,
           t.return_code, t.return_reason, t.settled_on, b.reference AS batch_reference,
           coalesce(u.name, a.name) AS submitted_by_name,
           {_AGAIN} AS may_be_proposed_again
      FROM payment p JOIN claim c ON c.id = p.claim_id JOIN payee y ON y.id = p.payee_id
      LEFT JOIN service_request r ON r.id = p.request_id LEFT JOIN provider v ON v.id = y.provider_id
      LEFT JOIN risk_carrier k ON k.id = p.carrier_id LEFT JOIN transfer t ON t.payment_id = p.id
      LEFT JOIN payment_batch b ON b.id = t.batch_id
      LEFT JOIN user_account u ON u.id = p.submitted_by LEFT JOIN api_token a ON a.id = p.submitted_by
"""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A stored draw, with the event and claim on which its money stands now: it follows its claim to another event."""

    id: UUID
    payment_id: UUID
    commit_entry_id: UUID
    amount_cents: int
    pay_entry_id: UUID | None
    recommit_entry_id: UUID | None
    event_id: UUID | None
    claim_id: UUID
    benefit: str
    outside_limit: str | None

    @property
    def amount(self) -> Cents:
        """What it pays, in cents TTC."""
        return Cents(self.amount_cents)


def payment_view(session: Session, reference: str, viewer: UUID | None) -> RowMapping | None:
    """A payment that the viewer may see."""
    return one_row(
        session, f"{_PAYMENT} WHERE p.reference = :reference AND {VISIBLE}", reference=reference, viewer=viewer
    )


def payment_page(
    session: Session,
    *,
    state: str | None,
    transfer: str | None,
    payee_id: UUID | None,
    claim: str | None,
    viewer: UUID | None,
    after: str | None,
    newest_first: bool = False,
    limit: int,
) -> Sequence[RowMapping]:
    """Payments that the viewer may see, oldest first unless told: ids are in the order of time."""
    beyond, order = ("<", "DESC") if newest_first else (">", "ASC")
    return rows(
        session,
        f"""{_PAYMENT} WHERE {VISIBLE} AND (CAST(:state AS text) IS NULL OR p.state = :state)
               AND (CAST(:transfer AS text) IS NULL OR t.state = :transfer)
               AND (CAST(:payee_id AS uuid) IS NULL OR p.payee_id = :payee_id)
               AND (CAST(:claim AS text) IS NULL OR c.reference = :claim)
               AND (CAST(:after AS uuid) IS NULL OR p.id {beyond} CAST(:after AS uuid))
             ORDER BY p.id {order} LIMIT :limit""",
        state=state,
        transfer=transfer,
        payee_id=payee_id,
        claim=claim,
        viewer=viewer,
        after=after,
        limit=limit,
    )


def draws_of(session: Session, payment_ids: Sequence[UUID]) -> Sequence[Drawn]:
    """What payments draw on, in the order in which they were written."""
    found = rows(
        session,
        """SELECT d.id, d.payment_id, d.commit_entry_id, d.amount_cents, d.pay_entry_id, d.recommit_entry_id,
                  l.event_id, l.claim_id, l.benefit, l.outside_limit
             FROM payment_draw d
             JOIN ledger_entry l ON l.id = current_entry(coalesce(d.pay_entry_id, d.commit_entry_id))
            WHERE d.payment_id = ANY(:ids) ORDER BY d.id""",
        ids=list(payment_ids),
    )
    return [Drawn(**row) for row in found]


def draws_shown(session: Session, payment_id: UUID) -> Sequence[RowMapping]:
    """What a payment takes and from where, as its money stands now, in the order in which it was written."""
    return rows(
        session,
        """SELECT d.amount_cents, c.reference AS claim_reference, l.benefit, l.outside_limit, l.event_id,
                  e.attached_on AS event_on, cp.guarantee
             FROM payment_draw d
             JOIN ledger_entry l ON l.id = current_entry(coalesce(d.pay_entry_id, d.commit_entry_id))
             JOIN claim c ON c.id = l.claim_id LEFT JOIN covered_event e ON e.id = l.event_id
             LEFT JOIN coverage_period cp ON cp.id = e.period_id
            WHERE d.payment_id = :id ORDER BY d.id""",
        id=payment_id,
    )


def lock_periods(session: Session, payment_ids: Sequence[UUID]) -> None:
    """Hold the periods of the events that payments draw on, in one order for everybody; before the payments."""
    rows(
        session,
        """WITH held AS MATERIALIZED (
               SELECT DISTINCT ON (e.period_id) e.period_id, e.id FROM payment_draw d
                 JOIN ledger_entry l ON l.id = current_entry(coalesce(d.pay_entry_id, d.commit_entry_id))
                 JOIN covered_event e ON e.id = l.event_id
                WHERE d.payment_id = ANY(:ids) ORDER BY e.period_id, e.id)
           SELECT lock_period_of(id) FROM held""",
        ids=list(payment_ids),
    )


def lock_payments(session: Session, payment_ids: Sequence[UUID]) -> dict[UUID, Payment]:
    """Payments by id, locked in one order for everybody and as they stand after the wait."""
    statement = select(Payment).where(Payment.id.in_(payment_ids)).order_by(Payment.id).with_for_update()
    found = session.scalars(statement.execution_options(populate_existing=True))
    return {payment.id: payment for payment in found}


def was_paid_before(session: Session, payment: Payment) -> bool:
    """Whether the invoice was paid once already, by a transfer that came back: its mission has long been told."""
    found = one_row(
        session,
        "SELECT 1 AS paid FROM payment WHERE invoice_id = :id AND returned_at IS NOT NULL LIMIT 1",
        id=payment.invoice_id,
    )
    return found is not None


def transfer_of(session: Session, payment_id: UUID) -> Transfer | None:
    """The transfer of a payment, locked."""
    statement = select(Transfer).where(Transfer.payment_id == payment_id).with_for_update()
    return session.scalar(statement.execution_options(populate_existing=True))


def lock_claim(session: Session, claim_id: UUID) -> None:
    """Hold a claim: money held for its insured is neither corrected nor proposed meanwhile."""
    rows(session, "SELECT id FROM claim WHERE id = :id FOR UPDATE", id=claim_id)


def came_back(session: Session, payment_ids: Sequence[UUID]) -> dict[UUID, int]:
    """Cents that came back of each of these payments; nothing for the others."""
    found = rows(
        session,
        """SELECT payment_id, CAST(sum(amount_cents) AS bigint) AS cents FROM payment_return
            WHERE payment_id = ANY(:ids) GROUP BY payment_id""",
        ids=list(payment_ids),
    )
    return {row["payment_id"]: row["cents"] for row in found}


def carriers(session: Session, *, events: Sequence[UUID], claims: Sequence[UUID]) -> Sequence[UUID]:
    """The carriers of the terms that events keep, and of those that bind the policies of claims, each once.

    A claim is bound by the last amendment of formula in effect when its facts were known, else by what was subscribed.
    """
    found = rows(
        session,
        """SELECT t.carrier_id FROM covered_event e JOIN coverage_terms t ON t.id = e.terms_id
            WHERE e.id = ANY(:events)
            UNION
           SELECT t.carrier_id FROM claim c JOIN policy k ON k.id = c.policy_id
             JOIN coverage_terms t ON t.id = coalesce(
                  (SELECT a.terms_id FROM policy_amendment a
                    WHERE a.policy_id = k.id AND a.terms_id IS NOT NULL
                      AND a.effect_on <= coalesce(c.discovered_on, CAST(c.declared_at AS date))
                    ORDER BY a.effect_on DESC, a.recorded_at DESC LIMIT 1), k.terms_id)
            WHERE c.id = ANY(:claims)
            ORDER BY 1""",
        events=list(events),
        claims=list(claims),
    )
    return [row["carrier_id"] for row in found]


def is_own_claim(session: Session, claim_ids: Sequence[UUID], user_id: UUID | None) -> bool:
    """Whether a member of staff is insured, policyholder or party of one of the claims: they bear the same address."""
    if user_id is None:
        return False
    found = one_row(
        session,
        """SELECT 1 AS own FROM user_account u JOIN claim c ON c.id = ANY(:claims)
             LEFT JOIN person i ON i.id = c.insured_id
             LEFT JOIN policy k ON k.id = c.policy_id LEFT JOIN person h ON h.id = k.policyholder_id
            WHERE u.id = :user_id AND (
                  lower(u.email) IN (lower(i.email), lower(h.email), lower(c.insured_given ->> 'email'))
               OR EXISTS (SELECT 1 FROM claim_party q
                           WHERE q.claim_id = c.id AND lower(q.contact ->> 'email') = lower(u.email)))
            LIMIT 1""",
        claims=list(claim_ids),
        user_id=user_id,
    )
    return found is not None


def mission(session: Session, request_id: UUID) -> RowMapping:
    """The event and the benefit of a service request."""
    found = one_row(session, "SELECT event_id, benefit FROM service_request WHERE id = :id", id=request_id)
    assert found is not None, "a payment's mission exists"
    return found


def first_quote_cents(session: Session, event_id: UUID, claim_id: UUID) -> int | None:
    """TTC total of the first quote of an event, compared with the minimum stake (rule 19); None without any."""
    row = one_row(
        session,
        """SELECT q.amount_ttc_cents FROM quote q JOIN service_request r ON r.id = q.request_id
            WHERE (r.event_id = :event_id OR r.claim_id = :claim_id)
              AND r.state <> 'cancelled' AND r.speciality <> 'psychologist' ORDER BY q.received_at, q.id LIMIT 1""",
        event_id=event_id,
        claim_id=claim_id,
    )
    return None if row is None else int(row["amount_ttc_cents"])


def paid_invoice_exists(session: Session, claim_id: UUID, issuer: str, number: str) -> bool:
    """Whether an invoice paid by the insured was already refunded on this claim."""
    found = one_row(
        session,
        """SELECT 1 AS there FROM paid_invoice
            WHERE claim_id = :claim_id AND lower(issuer) = lower(:issuer) AND lower(number) = lower(:number)""",
        claim_id=claim_id,
        issuer=issuer,
        number=number,
    )
    return found is not None

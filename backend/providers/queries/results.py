"""Every SELECT of what came back from a provider: deliveries, invoices, credit notes, causes and later checks."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import RowMapping, func, select
from sqlalchemy.orm import Session

from backend.claims.queries import VISIBLE
from backend.core.db import one_row, rows
from backend.providers.models import CreditNote, Delivery, Invoice, RemovalCause


def percent_delivered(session: Session, request_id: UUID) -> int:
    """The sum of the shares told by the partial deliveries of a request."""
    told = select(func.sum(Delivery.share_percent)).where(Delivery.request_id == request_id, ~Delivery.is_complete)
    return int(session.scalar(told) or 0)


def invoice_exists(session: Session, provider_id: UUID, number: str) -> bool:
    """Whether this provider's invoice is already recorded, whatever the case of its number."""
    known = select(Invoice.id).where(Invoice.provider_id == provider_id, func.lower(Invoice.number) == number.lower())
    return session.scalar(known.limit(1)) is not None


def credit_note_exists(session: Session, provider_id: UUID, number: str) -> bool:
    """Whether this provider's credit note is already recorded, whatever the case of its number."""
    known = select(CreditNote.id).where(CreditNote.provider_id == provider_id)
    return session.scalar(known.where(func.lower(CreditNote.number) == number.lower()).limit(1)) is not None


def provider_names(session: Session, provider_id: UUID) -> RowMapping:
    """Name and SIRET of a provider."""
    found = one_row(session, "SELECT name, siret FROM provider WHERE id = :id", id=provider_id)
    assert found is not None, "a request names a provider"
    return found


def standing_invoices(session: Session, request_id: UUID) -> Sequence[RowMapping]:
    """The invoices of a mission that were not refused, oldest first, with what credit notes took off and their parts.

    `credited_cents` is of the whole invoice; `parts` a claim each.
    """
    return rows(
        session,
        """SELECT i.*, (SELECT coalesce(sum(n.amount_ttc_cents), 0) FROM credit_note n WHERE n.invoice_id = i.id)
                     AS credited_cents,
                  i.reverse_vat_cents - (SELECT coalesce(sum(n.reverse_vat_cents), 0) FROM credit_note n
                                          WHERE n.invoice_id = i.id) AS reverse_left_cents,
                  (SELECT coalesce(jsonb_agg(to_jsonb(p) ORDER BY p.claim_id), '[]') FROM invoice_part p
                    WHERE p.invoice_id = i.id) AS parts
             FROM invoice i WHERE i.request_id = :request_id AND i.state <> 'refused' ORDER BY i.recorded_at, i.id""",
        request_id=request_id,
    )


def pending_on(charge: str) -> str:
    """SQL: what invoices still due draw on a charge (a column), their credit notes taken off."""
    return f"""
    coalesce((SELECT sum(w.amount_cents) FROM invoice_draw w JOIN invoice i ON i.id = w.invoice_id
               WHERE w.charge_id = {charge} AND i.state = 'due'), 0)
    - coalesce((SELECT sum(k.amount_cents) FROM credit_draw k JOIN credit_note n ON n.id = k.credit_note_id
                  JOIN invoice i ON i.id = n.invoice_id WHERE k.charge_id = {charge} AND i.state = 'due'), 0)"""


def charges(session: Session, order_id: UUID) -> Sequence[RowMapping]:
    """The commits of an order as they stand now, wherever their claim took them, oldest first.

    `free_cents` is neither paid, released nor drawn by an invoice due; `deductible_cents` charged and not given back.
    """
    return rows(
        session,
        f"""SELECT c.id, c.claim_id, c.cause, c.cost_cents, c.vat_not_counted_cents, l.id AS commit_entry_id,
                   l.event_id, l.benefit, l.outside_limit,
                   greatest(0, l.amount_cents - u.used_cents - ({pending_on("c.id")})) AS free_cents,
                   greatest(0, coalesce(CAST(l.facts->>'deductible_cents' AS bigint), 0) - u.deductible_cents)
                     AS deductible_cents
              FROM order_charge c JOIN ledger_entry l ON l.id = current_entry(c.commit_entry_id),
                   LATERAL (SELECT coalesce(sum(s.amount_cents), 0) AS used_cents,
                                   coalesce(sum(CAST(s.facts->>'deductible_cents' AS bigint))
                                            FILTER (WHERE s.kind = 'release'), 0) AS deductible_cents
                              FROM ledger_entry s WHERE s.of_entry = l.id) u
             WHERE c.order_id = :order_id ORDER BY c.recorded_at, c.id""",
        order_id=order_id,
    )


def draws_of(session: Session, invoice_id: UUID) -> Sequence[RowMapping]:
    """What an invoice draws on each commit, credit notes taken off, the oldest commit first."""
    return rows(
        session,
        """SELECT c.id AS charge_id, c.claim_id, c.cause, l.id AS commit_entry_id, l.event_id, l.benefit,
                  l.outside_limit,
                  sum(w.amount_cents) - coalesce((SELECT sum(k.amount_cents) FROM credit_draw k JOIN credit_note n
                        ON n.id = k.credit_note_id WHERE n.invoice_id = :id AND k.charge_id = c.id), 0) AS amount_cents
             FROM invoice_draw w JOIN order_charge c ON c.id = w.charge_id
             JOIN ledger_entry l ON l.id = current_entry(c.commit_entry_id)
            WHERE w.invoice_id = :id GROUP BY c.id, l.id ORDER BY c.recorded_at, c.id""",
        id=invoice_id,
    )


def released_for(session: Session, invoice_id: UUID) -> Sequence[RowMapping]:
    """What an invoice gave back to the guarantee, by charge, with the deductible; what it kept for a tax left aside."""
    return rows(
        session,
        """SELECT c.id AS charge_id, c.order_id, c.claim_id, l.event_id, l.benefit,
                  sum(r.amount_cents - coalesce(CAST(r.facts->>'reverse_vat_cents' AS bigint), 0)) AS amount_cents,
                  coalesce(sum(CAST(r.facts->>'deductible_cents' AS bigint)), 0) AS deductible_cents
             FROM invoice i JOIN purchase_order o ON o.request_id = i.request_id
             JOIN order_charge c ON c.order_id = o.id
             JOIN ledger_entry l ON l.id = current_entry(c.commit_entry_id)
             JOIN ledger_entry r ON r.of_entry IN (c.commit_entry_id, l.id) AND r.kind = 'release'
              AND r.source = :source
            WHERE i.id = :id
            GROUP BY c.order_id, c.id, c.claim_id, l.event_id, l.benefit ORDER BY c.recorded_at, c.id""",
        id=invoice_id,
        source=f"invoice:{invoice_id}",
    )


def taxes_of(session: Session, invoice_id: UUID) -> Sequence[RowMapping]:
    """What is committed for the tax that the insured owe on an invoice, where it stands now, with what was paid."""
    return rows(
        session,
        """SELECT t.charge_id, c.order_id, t.claim_id, t.commit_entry_id AS first_entry_id, l.id AS commit_entry_id,
                  l.event_id, l.benefit, l.outside_limit, l.amount_cents - u.used_cents AS open_cents, u.paid_cents
             FROM invoice_tax t JOIN order_charge c ON c.id = t.charge_id
             JOIN ledger_entry l ON l.id = current_entry(t.commit_entry_id),
                  LATERAL (SELECT coalesce(sum(s.amount_cents), 0) AS used_cents,
                                  coalesce(sum(s.amount_cents) FILTER (WHERE s.kind = 'pay'), 0) AS paid_cents
                             FROM ledger_entry s WHERE s.of_entry = l.id) u
            WHERE t.invoice_id = :id ORDER BY c.recorded_at, c.id""",
        id=invoice_id,
    )


def invoice_of_number(session: Session, request_id: UUID, number: str) -> Invoice | None:
    """An invoice of a mission, by its number."""
    found = select(Invoice).where(Invoice.request_id == request_id, func.lower(Invoice.number) == number.lower())
    return session.scalar(found.execution_options(populate_existing=True))


# What providers still owe of each credit note of a claim: what came in settles the oldest first.
_REFUNDS = """
    SELECT q.id, CAST(least(q.refund_cents, greatest(0, q.owed_cents - coalesce((SELECT sum(y.amount_cents)
             FROM recovery y WHERE y.claim_id = {claim} AND y.kind = 'provider_refund' AND y.corrects IS NULL
              AND NOT EXISTS (SELECT 1 FROM recovery z WHERE z.corrects = y.id)), 0))) AS bigint) AS refund_left_cents
      FROM (SELECT m.id, m.refund_cents, sum(m.refund_cents) OVER (ORDER BY m.recorded_at, m.id) AS owed_cents
              FROM credit_note m JOIN service_request x ON x.id = m.request_id
             WHERE x.claim_id = {claim}) q"""


def credit_notes_of(session: Session, request_id: UUID) -> Sequence[RowMapping]:
    """The credit notes of a mission, oldest first; `refund_left_cents` is what its provider still owes of each."""
    return rows(
        session,
        f"""SELECT n.*, i.number AS invoice_number, f.refund_left_cents
              FROM credit_note n JOIN invoice i ON i.id = n.invoice_id JOIN service_request r ON r.id = n.request_id
              JOIN LATERAL ({_REFUNDS.format(claim="r.claim_id")}) f ON f.id = n.id
             WHERE n.request_id = :id ORDER BY n.recorded_at, n.id""",
        id=request_id,
    )


def refunds_settled(session: Session, claim_id: UUID) -> Sequence[UUID]:
    """The credit notes of a claim whose whole refund has come in."""
    sql = f"SELECT f.id FROM ({_REFUNDS.format(claim=':id')}) f WHERE f.refund_left_cents = 0"
    return [row["id"] for row in rows(session, sql, id=claim_id)]


def current_cause(session: Session, request_id: UUID) -> RemovalCause | None:
    """The cause of a removal: the last one recorded counts (rule 28)."""
    newest = select(RemovalCause).where(RemovalCause.request_id == request_id)
    return session.scalar(newest.order_by(RemovalCause.recorded_at.desc(), RemovalCause.id.desc()).limit(1))


_CHECKS = """
    SELECT k.id, k.request_id, k.after_days, k.due_on, s.result, s.checked_on, s.proof, s.note, s.content_ids,
           s.recorded_by_name
      FROM post_check k LEFT JOIN LATERAL (SELECT * FROM post_check_result x WHERE x.post_check_id = k.id
                                            ORDER BY x.recorded_at DESC, x.id DESC LIMIT 1) s ON true
"""


def post_checks(session: Session, request_id: UUID) -> Sequence[RowMapping]:
    """The later checks of a mission with their last result, by day."""
    return rows(session, f"{_CHECKS} WHERE k.request_id = :id ORDER BY k.after_days", id=request_id)


def due_post_checks(session: Session, today: date, limit: int) -> Sequence[RowMapping]:
    """Checks whose day has come, without result nor task, with the claim's handler."""
    return rows(
        session,
        """SELECT k.id, k.after_days, k.due_on, r.reference, r.speciality, r.claim_id, c.handler_id
             FROM post_check k JOIN service_request r ON r.id = k.request_id JOIN claim c ON c.id = r.claim_id
            WHERE k.due_on <= :today
              AND NOT EXISTS (SELECT 1 FROM post_check_result x WHERE x.post_check_id = k.id)
              AND NOT EXISTS (SELECT 1 FROM task t WHERE t.dedup_key = 'post_check:' || k.id)
            ORDER BY k.due_on, k.id LIMIT :limit""",
        today=today,
        limit=limit,
    )


_FIRST_ACT = "(SELECT min(a.performed_on) FROM procedural_act a WHERE a.claim_id = c.id)"
_SAME_PAIR = """
    SELECT v.name, d.author->>'name' AS author, count(DISTINCT o.claim_id) AS claims
      FROM service_request r JOIN provider v ON v.id = r.provider_id
      JOIN disputed_content d ON d.claim_id = r.claim_id AND d.author->>'name' IS NOT NULL
      JOIN disputed_content e ON lower(e.author->>'name') = lower(d.author->>'name')
      JOIN service_request o ON o.provider_id = v.id AND o.claim_id = e.claim_id
     WHERE r.claim_id = c.id AND r.speciality IN ('cleaning', 'deindexing', 'burying')
     GROUP BY v.name, d.author->>'name'"""


def removals_of_claim(session: Session, claim_reference: str, viewer: UUID | None) -> RowMapping | None:
    """What a person may want to look at on a claim (rule 28): facts only, judged by `rules.results`."""
    return one_row(
        session,
        f"""SELECT c.id, c.reference, p.inception_on,
                   (SELECT coalesce(jsonb_agg(jsonb_build_object('position', d.position,
                            'published', (SELECT f.earliest FROM publication_fact f WHERE f.content_id = d.id
                                           ORDER BY f.recorded_at DESC, f.id DESC LIMIT 1),
                            'author', d.author->>'name',
                            'gone_at', (SELECT min(s.checked_at) FROM content_state s
                                         WHERE s.content_id = d.id AND NOT s.still_online)) ORDER BY d.position), '[]')
                      FROM disputed_content d WHERE d.claim_id = c.id) AS contents,
                   (SELECT min(o.ordered_at) FROM purchase_order o JOIN service_request r ON r.id = o.request_id
                     WHERE r.claim_id = c.id) AS first_order_at,
                   {_FIRST_ACT} AS first_act_on,
                   (SELECT coalesce(jsonb_agg(jsonb_build_object('provider', q.name, 'author', q.author,
                            'claims', q.claims)), '[]') FROM ({_SAME_PAIR}) q) AS pairs,
                   (SELECT coalesce(jsonb_agg(DISTINCT jsonb_build_object('provider', v.name, 'reason',
                            coalesce(t.reason, 'même adresse électronique'))), '[]')
                      FROM service_request r JOIN provider v ON v.id = r.provider_id
                      LEFT JOIN person i ON i.id = c.insured_id
                      LEFT JOIN provider_link t ON t.provider_id = v.id AND t.person_id = c.insured_id
                       AND t.ended_at IS NULL
                     WHERE r.claim_id = c.id AND (t.id IS NOT NULL OR lower(i.email) = lower(v.email))) AS linked
              FROM claim c LEFT JOIN policy p ON p.id = c.policy_id
             WHERE c.reference = :reference AND {VISIBLE}""",
        reference=claim_reference,
        viewer=viewer,
    )

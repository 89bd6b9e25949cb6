"""What a claim is still expected to cost: shown, estimated by a person, opened flat by product (rule 32)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.accounting import errors, queries
from backend.accounting.models import OpeningReserve, ReserveChange
from backend.audit import service as audit
from backend.claims.errors import claim_not_found, policy_to_identify
from backend.core.access import Actor
from backend.core.batch import Batch
from backend.core.clock import paris_date
from backend.core.ids import new_id
from backend.core.money import Cents
from backend.policies.errors import product_not_found


@dataclass(frozen=True, slots=True)
class Reserves:
    """A claim's reserve: its lines and every change."""

    claim: RowMapping
    lines: Sequence[RowMapping]
    history: Sequence[RowMapping]


def find_claim(session: Session, actor: Actor, reference: str, *, lock: bool = False) -> RowMapping:
    """A visible claim. Raises NotFound `claim_not_found`."""
    found = queries.claim(session, reference, actor.user_id, lock=lock)
    if found is None:
        raise claim_not_found()
    return found


def reserves(session: Session, actor: Actor, reference: str) -> Reserves:
    """The reserve of a claim, per guarantee and cost line, with its history. Raises NotFound `claim_not_found`."""
    claim = find_claim(session, actor, reference)
    return Reserves(claim, queries.reserves(session, claim["id"]), queries.reserve_history(session, claim["id"]))


def estimate(
    session: Session,
    actor: Actor,
    reference: str,
    *,
    guarantee: str,
    cost_line: str,
    amount: Cents,
    reason: str,
    now: datetime,
) -> None:
    """Set what is still expected to be paid on one line, in cents TTC (rule 32).

    Raises NotFound `claim_not_found`, Refused `reserve_line_unknown`, Conflict `policy_to_identify`,
    `reserve_of_closed_claim`, `reserve_below_commitments`, and `approval_required` for a rise over the caller's
    authority.
    """
    claim = find_claim(session, actor, reference, lock=True)
    line = queries.reserve_line(session, claim["id"], guarantee, cost_line)
    if claim["closed_at"] is not None:
        raise errors.claim_closed()
    if line is None:
        _check_line(claim["terms"], guarantee, cost_line)
    _check_amount(amount, line, actor)
    batch = Batch()
    row = {
        "id": new_id(),
        "claim_id": claim["id"],
        "guarantee": guarantee,
        "cost_line": cost_line,
        "cause": "estimate",
        "estimate_cents": amount,
        "reason": reason,
        "value_on": paris_date(now),
        "recorded_at": now,
        "recorded_by": actor.name,
    }
    batch.insert(ReserveChange, row)
    facts = {"guarantee": guarantee, "cost_line": cost_line, "amount_cents": amount}
    audit.record(batch, actor, "reserve.estimated", "claim", claim["id"], now, **facts)
    batch.send(session)


def _check_line(terms: Mapping[str, object] | None, guarantee: str, cost_line: str) -> None:
    if terms is None:
        raise policy_to_identify()
    if cost_line not in _benefits(terms).get(guarantee, ()):
        raise errors.reserve_line_unknown(guarantee, cost_line)


def _benefits(terms: Mapping[str, object]) -> dict[str, Sequence[str]]:
    guarantees = terms["guarantees"]
    assert isinstance(guarantees, list)
    return {one["code"]: one["benefits"] for one in guarantees}


def _check_amount(amount: Cents, line: RowMapping | None, actor: Actor) -> None:
    committed, outstanding = (line["committed_cents"], line["outstanding_cents"]) if line else (0, 0)
    if amount < committed:
        raise errors.reserve_below_commitments(amount, Cents(committed))
    if amount > max(outstanding, actor.authority_cents):
        raise errors.approval_required(amount, Cents(actor.authority_cents))


@dataclass(frozen=True, slots=True)
class Flat:
    """A flat amount of one line, in cents."""

    guarantee: str
    cost_line: str
    amount: Cents


def set_opening(
    session: Session,
    actor: Actor,
    code: str,
    *,
    valid_from: date,
    lines: Sequence[Flat],
    reason: str,
    now: datetime,
) -> None:
    """Set the flat reserves of a product for claims declared from a day on; older claims keep theirs.

    Raises NotFound `product_not_found`, Refused `reserve_line_unknown`.
    """
    product = queries.product_terms(session, code)
    if product is None:
        raise product_not_found(code)
    for line in lines:
        _check_line(product["document"], line.guarantee, line.cost_line)
    batch = Batch()
    batch.insert(
        OpeningReserve,
        *(
            {
                "id": new_id(),
                "product_id": product["id"],
                "valid_from": valid_from,
                "guarantee": line.guarantee,
                "cost_line": line.cost_line,
                "amount_cents": line.amount,
                "reason": reason,
                "recorded_at": now,
                "recorded_by": actor.name,
            }
            for line in lines
        ),
    )
    facts = {"product": code, "valid_from": valid_from.isoformat(), "lines": len(lines)}
    audit.record(batch, actor, "reserve.opening_set", "product", product["id"], now, **facts)
    batch.send(session)


def opening(session: Session, code: str) -> Sequence[RowMapping]:
    """The flat reserves of a product, the newest first."""
    return queries.opening_reserves(session, code)

"""What was delivered, whole or in part, with its proof; the whole of a removal plans its later checks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from backend.core.access import Actor
from backend.core.batch import Batch
from backend.core.clock import paris_date
from backend.core.ids import new_id
from backend.providers import workflow
from backend.providers.models import Delivery
from backend.providers.queries import results as queries
from backend.providers.rules import orders
from backend.providers.rules.results import check_share, is_whole
from backend.providers.service import results
from backend.providers.service.requests import load, move
from backend.providers.workflow import Action


@dataclass(frozen=True, slots=True)
class Extent:
    """How much was delivered: a percentage of the whole, or lines of the order; whole unless told, or `complete`."""

    share_percent: int | None = None
    lines: Sequence[str] = ()
    complete: bool | None = None


@dataclass(frozen=True, slots=True)
class Proof:
    """What proves a result: words, the hash of a file, the address that was looked at."""

    text: str | None = None
    sha256: str | None = None
    url: str | None = None


WHOLE, NO_PROOF = Extent(), Proof()


def deliver(
    session: Session,
    actor: Actor,
    reference: str,
    *,
    delivered_on: date | None,
    result: str,
    proof: Proof | str | None = None,
    extent: Extent = WHOLE,
    now: datetime,
) -> None:
    """Record what was delivered, today unless told; `proof` may be words alone.

    Raises NotFound, Refused `date_in_future`, Conflict `action_not_possible`, `delivery_exceeds_whole`.
    """
    day = orders.check_not_future("/delivered_on", delivered_on, paris_date(now))
    loaded = load(session, actor, reference)
    complete = is_whole(extent.complete, extent.share_percent, extent.lines)
    situation = workflow.after(loaded.state, Action.DELIVER if complete else Action.DELIVER_PART)
    if not complete:
        check_share(extent.share_percent, queries.percent_delivered(session, loaded.request.id))
    proven = proof if isinstance(proof, Proof) else Proof(proof)
    batch = Batch()
    row = {
        "id": new_id(),
        "request_id": loaded.request.id,
        "delivered_on": day,
        "result": result,
        "proof": proven.text,
        "recorded_at": now,
        "recorded_by": actor.id,
        "is_complete": complete,
        "share_percent": extent.share_percent,
        "lines": list(extent.lines),
        "proof_sha256": proven.sha256,
        "proof_url": proven.url,
    }
    batch.insert(Delivery, row)
    if complete:
        results.plan_checks(session, batch, loaded.request, day, now)
    move(batch, loaded.request, situation, actor, "delivery.recorded", now)
    batch.send(session)

"""What was delivered."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from backend.core.access import Actor
from backend.core.batch import Batch
from backend.core.clock import paris_date
from backend.core.ids import new_id
from backend.providers import workflow
from backend.providers.models import Delivery
from backend.providers.rules import orders
from backend.providers.service.requests import load, move
from backend.providers.workflow import Action


def deliver(
    session: Session,
    actor: Actor,
    reference: str,
    *,
    delivered_on: date | None,
    result: str,
    proof: str | None,
    now: datetime,
) -> None:
    """Record what was delivered, today unless told. Raises NotFound, Refused `date_in_future`, Conflict."""
    day = orders.check_not_future("/delivered_on", delivered_on, paris_date(now))
    loaded = load(session, actor, reference)
    state = workflow.after(loaded.state, Action.DELIVER)
    batch = Batch()
    row = {
        "id": new_id(),
        "request_id": loaded.request.id,
        "delivered_on": day,
        "result": result,
        "proof": proof,
        "recorded_at": now,
        "recorded_by": actor.id,
    }
    batch.insert(Delivery, row)
    move(batch, loaded.request, state, actor, "delivery.recorded", now)
    batch.send(session)

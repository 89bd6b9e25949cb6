"""What another feature says of a claim as a whole: flags on it, and from whom it is hidden from now on."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from backend.claims.service.changes import change
from backend.claims.service.file import for_change
from backend.core.access import Actor
from backend.core.batch import Batch


def mark(
    session: Session,
    reference: str,
    actor: Actor,
    *,
    flags: Collection[str],
    hide_from: Collection[UUID] = (),
    now: datetime,
) -> None:
    """Add flags to a claim and hide it from more people; what is there stays. Raises NotFound `claim_not_found`."""
    file = for_change(session, reference, actor, None)
    shown = sorted({*file.claim["flags"], *flags})
    hidden = sorted({*map(str, file.claim["hidden_from"]), *map(str, hide_from)})
    if shown == sorted(file.claim["flags"]) and len(hidden) == len(file.claim["hidden_from"]):
        return
    batch = Batch()
    facts: dict[str, object] = {"flags": shown, "hidden_from": len(hidden)}
    change(
        batch, file, "claim.marked", actor=actor, now=now, facts=facts, values={"flags": shown, "hidden_from": hidden}
    )
    batch.send(session)

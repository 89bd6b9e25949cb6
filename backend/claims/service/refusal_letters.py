"""The letter of a refusal, composed from a decision and posted with it; without an address, somebody posts it."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from backend.claims import errors, refusal_queries
from backend.claims.reasons import REASONS
from backend.claims.refusal_letter import Refusal, Routes
from backend.claims.service.elsewhere import REMEDIES
from backend.claims.service.file import ClaimFile
from backend.core.batch import Batch
from backend.core.clock import paris_date
from backend.correspondence.models import OutboxMessage
from backend.correspondence.service import message_row
from backend.tasks.models import Task
from backend.tasks.service import task_row

_AGAINST_LAWFUL = (
    "réponse publique et mesurée, sans rien révéler de la prise en charge d’un patient (secret professionnel)",
    "demande d’exercice du droit de réponse auprès de l’éditeur du site",
    "conseil de notre service, à votre demande",
)
_SIGNATURE = "\n\nLe service sinistres e-réputation\n"


def check_code(code: str | None) -> None:
    """Raise Refused `reason_code_unknown` for a code outside the list."""
    if code is not None and code not in REASONS:
        raise errors.reason_unknown(code, sorted(REASONS))


def compose(session: Session, file: ClaimFile, told: Mapping[str, Any], now: datetime) -> Refusal:
    """A refusal from (reason code, clause, fact, proof), with the live clock and the roads of the carrier."""
    last_day, undated = _clock(session, file.id, paris_date(now))
    return Refusal(
        reference=file.reference,
        outcome=told["outcome"],
        code=told["reason_code"],
        clause=told["clause"],
        fact=told["fact"],
        proof=told["proof"],
        last_day=last_day,
        undated=undated,
        routes=_routes(session, told["terms_id"]),
    )


def text_of(refusal: Refusal) -> str:
    """The letter, with what the insured can do without the guarantee: nobody is sent to report lawful words."""
    return refusal.text(_AGAINST_LAWFUL if refusal.code == "lawful_content" else tuple(REMEDIES.values()))


def announce(
    session: Session, batch: Batch, file: ClaimFile, decision: Mapping[str, Any], *, letter: bool | None, now: datetime
) -> dict[str, Any]:
    """Write to the insured what was refused, and why; returns the roads that are kept with the decision.

    `letter` None means that it leaves when there is a reason to give. Nothing leaves for a covered claim.
    """
    if decision["outcome"] == "covered":
        return {}
    refusal = compose(session, file, decision, now)
    wanted = bool(refusal.code) if letter is None else letter
    if wanted:
        _post(batch, file, refusal, decision["id"], now)
    return {"routes": refusal.routes.as_json(), "letter": wanted}


def _post(batch: Batch, file: ClaimFile, refusal: Refusal, decision_id: UUID, now: datetime) -> None:
    key = f"refusal:{decision_id}"
    if file.email and "@" in file.email:
        row = message_row(
            dedup_key=key,
            recipient=file.email,
            subject=refusal.subject,
            body=text_of(refusal) + _SIGNATURE,
            claim_id=file.id,
            now=now,
        )
        batch.insert(OutboxMessage, row)
        return
    title = f"{file.reference} : envoyer par la poste la lettre de refus, l’assuré n’ayant pas d’adresse électronique."
    row = task_row(dedup_key=key, kind="tell_by_post", title=title, due_on=paris_date(now), now=now, claim_id=file.id)
    batch.insert(Task, row)


def _routes(session: Session, terms_id: UUID | str | None) -> Routes:
    row = refusal_queries.carrier(session, terms_id)
    return Routes(row["name"], row["complaint_address"], row["mediator"]) if row else Routes(None, None, None)


def _clock(session: Session, claim_id: UUID, today: date) -> tuple[date | None, bool]:
    row = refusal_queries.clock_to_sue(session, claim_id, today)
    return row["last_day"], bool(row["undated"])

"""Expired on arrival: the press action is lost, the other remedies are not; a task lists them, the insured is told."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from backend.claims import queries
from backend.claims.service import letters
from backend.claims.service.file import ClaimFile
from backend.core.batch import Batch
from backend.core.clock import paris_date
from backend.tasks import service as tasks
from backend.tasks.models import Task

REMEDIES = {
    "dsa_notice": "notification à la plateforme (règlement sur les services numériques, article 16)",
    "platform_rules": "signalement au titre des règles propres de la plateforme",
    "rgpd_erasure": "demande d’effacement ou d’opposition (RGPD, articles 17 et 21)",
    "dereferencing": "demande de déréférencement aux moteurs de recherche",
}


def route(
    batch: Batch, claim_id: UUID, reference: str, email: str | None, expired: Mapping[UUID, date], now: datetime
) -> None:
    """For each content of `expired`, with its last day: a task with the other remedies; one letter to the insured."""
    for content_id, last_day in expired.items():
        row = tasks.task_row(
            dedup_key=_key(content_id),
            kind="other_remedies",
            title=f"{reference} : délai de presse expiré le {last_day:%d/%m/%Y}. Orienter vers les autres voies.",
            due_on=paris_date(now),
            now=now,
            claim_id=claim_id,
            facts={"content_id": str(content_id), "last_day": last_day.isoformat(), "remedies": REMEDIES},
        )
        batch.insert(Task, row)
    if expired:
        letters.announce_expiry(batch, claim_id, reference, email, max(expired.values()), REMEDIES.values(), now)


def route_later(session: Session, batch: Batch, file: ClaimFile, expired: Mapping[UUID, date], now: datetime) -> None:
    """The same for an existing claim: what was told once of a content is not told again."""
    keys = queries.task_keys(session, [_key(content_id) for content_id in expired]) if expired else frozenset()
    new = {content_id: day for content_id, day in expired.items() if _key(content_id) not in keys}
    route(batch, file.id, file.reference, file.email, new, now)


def _key(content_id: UUID) -> str:
    return f"other_remedies:{content_id}"

"""Named authors searched among the insured (rule 16): exact, logged, decided by a supervisor."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.audit import service as audit
from backend.claims import queries
from backend.claims.commands import AuthorIn, DeclaredPartyIn
from backend.claims.models import ConflictOfInterest
from backend.claims.service.file import ClaimFile
from backend.core.access import Actor
from backend.core.batch import Batch
from backend.core.clock import paris_date
from backend.core.ids import new_id
from backend.policies.rules import normalise_name
from backend.tasks.models import Task
from backend.tasks.service import task_row


def author_names(authors: Iterable[AuthorIn | None]) -> dict[str, str]:
    """The named authors, by normalised name; one word alone is a pseudonym, not a name."""
    named = (author.name for author in authors if author and author.name)
    return {key: name for name in named if len((key := normalise_name(name)).split()) > 1}


def insert_conflicts(
    batch: Batch,
    claim_id: UUID,
    reference: str,
    names: Mapping[str, str],
    hits: Sequence[Mapping[str, Any] | RowMapping],
    actor: Actor,
    now: datetime,
) -> None:
    """Log the search and open a conflict, with its task, for each insured who bears the name of an author."""
    if names:
        audit.record(batch, actor, "conflict.searched", "claim", claim_id, now, names=len(names), hits=len(hits))
    for hit in hits:
        conflict = {
            "id": new_id(),
            "claim_id": claim_id,
            "person_id": hit["id"],
            "author_name": names[hit["name_key"]],
            "found_at": now,
        }
        batch.insert(ConflictOfInterest, conflict)
        batch.insert(Task, _task(claim_id, reference, hit["id"], now))


def _task(claim_id: UUID, reference: str, person_id: object, now: datetime) -> dict[str, object]:
    return task_row(
        dedup_key=f"conflict:{claim_id}:{person_id}",
        kind="conflict_of_interest",
        title=(
            f"{reference} : un auteur désigné porte le nom d’un assuré. Séparer les gestionnaires, informer l’assuré "
            "du libre choix de l’avocat et de l’article L. 127-4, consigner la décision."
        ),
        due_on=paris_date(now),
        now=now,
        claim_id=claim_id,
    )


def party_names(parties: Iterable[DeclaredPartyIn]) -> dict[str, str]:
    """The authors that parties name."""
    return author_names(AuthorIn(name=party.name) for party in parties if party.role == "author")


def open_new(
    session: Session, batch: Batch, file: ClaimFile, names: Mapping[str, str], actor: Actor, now: datetime
) -> dict[str, object]:
    """Search authors named after the declaration; returns the columns that a hit changes on the claim."""
    hits = queries.insured_named(session, sorted(names), file.id) if names else []
    insert_conflicts(batch, file.id, file.reference, names, hits, actor, now)
    return {"flags": sorted({*file.claim["flags"], "conflict"})} if hits else {}

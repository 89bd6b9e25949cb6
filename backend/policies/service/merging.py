"""Merging and un-merging the entries of one person: proposed by one, confirmed by another (rule 2)."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from backend.audit import service as audit
from backend.core.access import Actor
from backend.core.batch import Batch
from backend.core.ids import new_id
from backend.policies import errors
from backend.policies.models import PersonMerge
from backend.policies.queries import merging as queries


def propose(session: Session, actor: Actor, person_id: UUID, into_id: UUID, *, reason: str, now: datetime) -> None:
    """Propose that an entry gives way to another. Raises NotFound `person_not_found`, Conflict `merge_not_possible`."""
    if not queries.lock(session, person_id, into_id):
        raise errors.person_not_found()
    if person_id == into_id:
        raise errors.merge_not_possible("une fiche ne se fusionne pas avec elle-même.")
    if queries.current(session, person_id) or queries.receives(session, person_id):
        raise errors.merge_not_possible("cette fiche est déjà fusionnée, ou une autre l’est avec elle.")
    if queries.current(session, into_id):
        raise errors.merge_not_possible("la fiche choisie est elle-même fusionnée avec une autre.")
    row = {
        "id": new_id(),
        "person_id": person_id,
        "into_id": into_id,
        "reason": reason,
        "proposed_by": actor.id,
        "proposed_by_name": actor.name,
        "proposed_at": now,
    }
    batch = Batch()
    batch.insert(PersonMerge, row)
    audit.record(batch, actor, "person.merge_proposed", "person", person_id, now, into=into_id)
    batch.send(session)


def approve(session: Session, actor: Actor, person_id: UUID, *, now: datetime) -> None:
    """Confirm a merge proposed by somebody else. Raises NotFound `merge_not_found`, Forbidden `four_eyes`."""
    merge = queries.current(session, person_id)
    if merge is None or merge.approved_at is not None:
        raise errors.merge_not_found()
    if merge.proposed_by == actor.id:
        raise errors.same_person_twice()
    _write(
        session, merge, actor, "person.merged", now, approved_by=actor.id, approved_by_name=actor.name, approved_at=now
    )


def propose_undo(session: Session, actor: Actor, person_id: UUID, *, reason: str, now: datetime) -> None:
    """Propose to undo a standing merge; one only proposed is simply taken back. Raises NotFound `merge_not_found`."""
    merge = queries.current(session, person_id)
    if merge is None:
        raise errors.merge_not_found()
    values = {"undo_reason": reason, "undo_proposed_by": actor.id, "undo_proposed_by_name": actor.name}
    if merge.approved_at is None:
        _write(session, merge, actor, "person.merge_withdrawn", now, **values, undone_at=now)
    else:
        _write(session, merge, actor, "person.unmerge_proposed", now, **values)


def approve_undo(session: Session, actor: Actor, person_id: UUID, *, now: datetime) -> None:
    """Confirm the undoing proposed by somebody else. Raises NotFound `merge_not_found`, Forbidden `four_eyes`."""
    merge = queries.current(session, person_id)
    if merge is None or merge.undo_proposed_by is None:
        raise errors.merge_not_found()
    if merge.undo_proposed_by == actor.id:
        raise errors.same_person_twice()
    _write(session, merge, actor, "person.unmerged", now, undone_by=actor.id, undone_by_name=actor.name, undone_at=now)


def _write(session: Session, merge: PersonMerge, actor: Actor, action: str, now: datetime, **values: object) -> None:
    batch = Batch()
    batch.update(PersonMerge, merge.id, **values)
    audit.record(batch, actor, action, "person", merge.person_id, now, into=merge.into_id)
    batch.send(session)

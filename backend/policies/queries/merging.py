"""Merged entries of one person: nothing moves, so that undoing it is one row."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import RowMapping, select
from sqlalchemy.orm import Session

from backend.core.db import rows
from backend.policies.models import Person, PersonMerge


def root_of(person: str) -> str:
    """SQL of the entry that stands for the person in the expression `person`: itself unless it is merged."""
    return f"""coalesce((SELECT root.into_id FROM person_merge root WHERE root.person_id = {person}
        AND root.approved_at IS NOT NULL AND root.undone_at IS NULL), {person})"""


def entries_of(people: str) -> str:
    """SQL of every entry of the persons in the CTE `people` (column id), merged ones among them."""
    return f"""SELECT id FROM {people} UNION SELECT {root_of(people + ".id")} FROM {people}
        UNION SELECT m.person_id FROM person_merge m JOIN {people} ON {people}.id = m.into_id
         WHERE m.approved_at IS NOT NULL AND m.undone_at IS NULL"""


def current(session: Session, person_id: UUID) -> PersonMerge | None:
    """The merge proposed or standing of an entry, locked."""
    wanted = select(PersonMerge).where(PersonMerge.person_id == person_id, PersonMerge.undone_at.is_(None))
    return session.scalar(wanted.with_for_update())


def receives(session: Session, person_id: UUID) -> bool:
    """Whether a merge into this entry is proposed or stands."""
    wanted = select(PersonMerge.id).where(PersonMerge.into_id == person_id, PersonMerge.undone_at.is_(None))
    return session.scalar(wanted.limit(1)) is not None


def lock(session: Session, *entries: UUID) -> bool:
    """Lock entries, in one order for everybody, so that merges of the same people wait; whether all are on file."""
    wanted = select(Person.id).where(Person.id.in_(entries)).order_by(Person.id).with_for_update()
    return len(session.scalars(wanted).all()) == len(set(entries))


def exists(session: Session, person_id: UUID) -> bool:
    """Whether the entry is on file."""
    return session.get(Person, person_id) is not None


def entries(session: Session, person_id: UUID) -> Sequence[UUID]:
    """Every entry of the same person, the one asked among them."""
    found = rows(
        session,
        f"""SELECT e.id FROM person e WHERE e.id = :id OR e.id IN (
              SELECT m.person_id FROM person_merge m WHERE m.into_id = {root_of("CAST(:id AS uuid)")}
                 AND m.approved_at IS NOT NULL AND m.undone_at IS NULL)
              OR e.id = {root_of("CAST(:id AS uuid)")}""",
        id=person_id,
    )
    return [row["id"] for row in found]


def history(session: Session, person_id: UUID) -> Sequence[RowMapping]:
    """Every merge of an entry or into it, undone ones too, the latest first."""
    return rows(
        session,
        "SELECT * FROM person_merge WHERE person_id = :id OR into_id = :id ORDER BY proposed_at DESC, id DESC",
        id=person_id,
    )


def waiting_page(session: Session, *, before: UUID | None, limit: int) -> Sequence[RowMapping]:
    """Merges that wait for a second person, to be made or to be undone, the latest proposed first."""
    return rows(
        session,
        """SELECT m.*, trim(concat(p.first_name, ' ', p.last_name)) AS person_name,
                  trim(concat(o.first_name, ' ', o.last_name)) AS into_name
             FROM person_merge m JOIN person p ON p.id = m.person_id JOIN person o ON o.id = m.into_id
            WHERE m.undone_at IS NULL AND (m.approved_at IS NULL OR m.undo_proposed_by IS NOT NULL)
              AND (CAST(:before AS uuid) IS NULL OR m.id < :before) ORDER BY m.id DESC LIMIT :limit""",
        before=before,
        limit=limit,
    )

"""The audit trail: one chain a subject, recomputed to the byte; a change behind the triggers shows."""

from collections.abc import Sequence
from uuid import UUID

import pytest
from sqlalchemy import RowMapping, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from backend.audit import service as audit
from backend.core import clock
from backend.core.access import Actor, Role
from backend.core.batch import Batch
from backend.core.db import rows
from backend.core.ids import new_id

ACTOR = Actor(new_id(), "Claire Exemple", Role.HANDLER)


def _record(session: Session, subject: UUID, *actions: str) -> None:
    batch = Batch()
    for action in actions:
        audit.record(batch, ACTOR, action, "claim", subject, clock.now(), amount="12,50 €", on=clock.today())
    batch.send(session)


def _chain(session: Session, subject: UUID) -> Sequence[RowMapping]:
    return rows(
        session,
        """SELECT position, hash = audit_hash(a) AS sound,
                  previous_hash IS NOT DISTINCT FROM lag(hash) OVER (ORDER BY position) AS linked
             FROM audit_entry a WHERE subject_id = :id ORDER BY position""",
        id=subject,
    )


def test_each_subject_has_its_own_sound_chain(session: Session) -> None:
    first, second = new_id(), new_id()
    _record(session, first, "claim.declared", "content.qualified")
    _record(session, second, "claim.declared")
    _record(session, first, "coverage.decided")
    for subject, length in ((first, 3), (second, 1)):
        found = _chain(session, subject)
        assert [row["position"] for row in found] == list(range(1, length + 1))
        assert all(row["sound"] and row["linked"] for row in found)


@pytest.mark.parametrize(
    ("change", "sound", "linked"),
    [
        ("UPDATE audit_entry SET actor_name = 'Quelqu''un' WHERE subject_id = :id AND position = 2", [1, 3], [1, 2, 3]),
        ("UPDATE audit_entry SET facts = '{}' WHERE subject_id = :id AND position = 1", [2, 3], [1, 2, 3]),
        ("DELETE FROM audit_entry WHERE subject_id = :id AND position = 2", [1, 3], [1]),
        (
            """UPDATE audit_entry a SET action = 'x', hash = audit_hash(jsonb_populate_record(a, '{"action": "x"}'))
                WHERE subject_id = :id AND position = 1""",
            [1, 2, 3],
            [1, 3],
        ),
    ],
)
def test_a_change_behind_the_triggers_shows(session: Session, change: str, sound: list[int], linked: list[int]) -> None:
    subject = new_id()
    _record(session, subject, "claim.declared", "content.qualified", "coverage.decided")
    session.execute(text("ALTER TABLE audit_entry DISABLE TRIGGER ALL"))
    session.execute(text(change), {"id": subject})
    session.execute(text("ALTER TABLE audit_entry ENABLE TRIGGER ALL"))
    found = _chain(session, subject)
    assert [row["position"] for row in found if row["sound"]] == sound
    assert [row["position"] for row in found if row["linked"]] == linked


def test_positions_and_hashes_are_not_the_writers_to_choose(session: Session) -> None:
    subject = new_id()
    _record(session, subject, "claim.declared")
    session.execute(
        text(
            """INSERT INTO audit_entry (subject_kind, subject_id, position, at, actor_name, action, facts, hash)
               VALUES ('claim', :id, 40, now(), 't', 't', '{}', 'faux')"""
        ),
        {"id": subject},
    )
    assert [(row["position"], row["sound"], row["linked"]) for row in _chain(session, subject)] == [
        (1, True, True),
        (2, True, True),
    ]
    with pytest.raises(IntegrityError):
        session.execute(text("UPDATE audit_entry SET hash = '' WHERE subject_id = :id"), {"id": subject})

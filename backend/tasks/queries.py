"""Every SELECT on tasks. A task on a claim hidden from somebody (conflict of interest) does not exist for them."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from backend.core.db import one_row, rows

_VISIBLE = """
    SELECT t.id, t.kind, t.title, t.due_on, t.facts, t.created_at, t.done_at, t.assignee_id, t.claim_id,
           c.reference AS claim_reference, p.number AS policy_number, a.name AS assignee, d.name AS done_by
      FROM task t
      LEFT JOIN claim c ON c.id = t.claim_id
      LEFT JOIN policy p ON p.id = t.policy_id
      LEFT JOIN user_account a ON a.id = t.assignee_id
      LEFT JOIN user_account d ON d.id = t.done_by
     WHERE (c.id IS NULL OR CAST(:viewer AS uuid) IS NULL OR NOT CAST(:viewer AS uuid) = ANY(c.hidden_from))
"""


def visible_task(session: Session, task_id: UUID, viewer: UUID | None) -> RowMapping | None:
    """One task, None when `viewer` may not see it; a token (`viewer` None) sees every claim."""
    return one_row(session, f"{_VISIBLE} AND t.id = :task_id", task_id=task_id, viewer=viewer)


def task_page(
    session: Session,
    *,
    viewer: UUID | None,
    assignee: UUID | None,
    claim: str | None,
    is_open: bool,
    after: tuple[date, UUID] | None,
    limit: int,
) -> Sequence[RowMapping]:
    """At most `limit` tasks after the `(due_on, id)` of the page before, of one `assignee` or `claim` when given."""
    conditions = ["t.done_at IS NULL" if is_open else "t.done_at IS NOT NULL"]
    if assignee is not None:
        conditions.append("t.assignee_id = :assignee")
    if claim is not None:
        conditions.append("c.reference = :claim")
    if after is not None:
        conditions.append("(t.due_on, t.id) > (:after_day, :after_id)")
    after_day, after_id = after or (None, None)
    return rows(
        session,
        f"{_VISIBLE} AND {' AND '.join(conditions)} ORDER BY t.due_on, t.id LIMIT :limit",
        viewer=viewer,
        assignee=assignee,
        claim=claim,
        after_day=after_day,
        after_id=after_id,
        limit=limit,
    )


def may_take(session: Session, user_id: UUID, task_id: UUID) -> RowMapping | None:
    """Whether an active handler or supervisor may see the claim of a task; None when there is no such person."""
    return one_row(
        session,
        """SELECT NOT EXISTS (SELECT 1 FROM task t JOIN claim c ON c.id = t.claim_id
                               WHERE t.id = :task_id AND u.id = ANY(c.hidden_from)) AS sees
             FROM user_account u WHERE u.id = :user_id AND u.active AND u.role IN ('handler', 'supervisor')""",
        user_id=user_id,
        task_id=task_id,
    )

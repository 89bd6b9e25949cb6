"""Firing reminders: each due rung becomes an e-mail and a task, exactly once, however many workers sweep.

Level-triggered: what is due is asked of the table, so that nothing is lost while no worker runs.
"""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from backend.core.clock import paris_date
from backend.correspondence import templates
from backend.deadlines import reminder_queries
from backend.deadlines.catalogue import rule_versions

TOLERATED_DELAY = timedelta(minutes=5)


def sweep(session: Session, now: datetime, *, team_email: str, public_url: str, batch: int = 1000) -> int:
    """Fire or cancel, in one statement, what is due by `now`; how many reminders moved, 0 when nothing is left.

    At most `batch` deadlines are taken, each with all its due rungs: late ones make one mail and one task, those of
    the last rung. The recipient is the handler, or the supervisor for the rungs meant for them; whoever is away or has
    left is replaced (`recipients`), and the team stands for nobody. Outside the recipient's working hours a reminder
    waits for the morning, unless that is after its last day or it was written just now, by somebody at work. One of a
    clock no longer live is cancelled, never sent.
    """
    words = {
        **common_words(team_email, public_url),
        "subject": templates.REMINDER_SUBJECT,
        "body": templates.REMINDER_BODY,
        "also": templates.REMINDER_MERGED,
        "instead": templates.REMINDER_INSTEAD,
    }
    moved = reminder_queries.fire_due(session, now=now, today=paris_date(now), batch=batch, words=words)["moved"]
    return int(moved)


def common_words(team_email: str, public_url: str) -> dict[str, str]:
    """The texts that every message on a clock needs."""
    return {
        "titles": json.dumps({f"{rule.id}:{rule.version}": rule.title for rule in rule_versions()}),
        "team_email": team_email,
        "link": templates.claim_link(public_url.replace("%", "%%"), "%1$s"),
    }


@dataclass(frozen=True, slots=True)
class Findings:
    """What is wrong with the promises made: everything is zero when all is well."""

    overdue_reminders: int
    overdue_messages: int
    dead_messages: int
    deadlines_without_reminder: int

    @property
    def ok(self) -> bool:
        """Whether nothing was found."""
        return self == Findings(0, 0, 0, 0)


def findings(session: Session, now: datetime) -> Findings:
    """Count what should have left and has not, given the tolerated delay; dead messages until a person has acted."""
    return Findings(**reminder_queries.watch(session, late=now - TOLERATED_DELAY))

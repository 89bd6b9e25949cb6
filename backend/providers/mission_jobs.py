"""Scheduled: requests without an answer, insured who do not answer, quotes that hold no longer."""

from datetime import datetime
from functools import partial

from backend.core.clock import paris_date
from backend.core.db import Database
from backend.providers.service import silences

BATCH = 200


def watch_missions(database: Database, now: datetime) -> int:
    """Let time do its part, one transaction a mission; how many missions moved."""
    return sum(_each(database, now, find, act) for find, act in silences.WATCHES)


def _each(database: Database, now: datetime, find: silences.Find, act: silences.Act) -> int:
    done = 0
    with database.reading() as session:
        references = find(session, paris_date(now), BATCH)
    for reference in references:
        done += bool(database.run(partial(act, reference=reference, now=now)))
    return done

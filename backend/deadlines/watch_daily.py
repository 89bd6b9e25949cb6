"""The daily check and its mail to the team, « 0 anomalie » or what was found: the day it does not come, look."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy.orm import Session

from backend.core.batch import Batch
from backend.core.clock import PARIS, paris_date
from backend.core.db import Database
from backend.core.settings import Settings
from backend.correspondence.models import OutboxMessage
from backend.correspondence.service import message_row
from backend.deadlines import watch_queries as queries
from backend.deadlines.watch import ALL, Fault, Finding, count, recomputed_faults, stored_faults
from backend.tasks import service as tasks

AT = time(7, 30)
SHOWN = 50
KEPT = 200

_BODY = """Bonjour,

La veille des délais a recalculé chaque délai en cours à partir des faits enregistrés, puis l’a comparé
à ce qui est enregistré, rappelé et envoyé.

Résultat\u00a0: {result}
{detail}
Ce message part chaque jour à 7\u00a0h\u00a030. S’il n’arrive pas, les rappels n’arrivent peut-être plus non plus\u00a0:
faites vérifier Égide sans attendre.

Égide, gestion des sinistres e-réputation
Ce message est envoyé automatiquement\u00a0: merci de ne pas y répondre.
"""


def daily_check(database: Database, settings: Settings, now: datetime) -> int | None:
    """Check everything and tell the team, once a day from 07:30 in Paris, however many workers ask.

    How many faults were found; None when it is too early or already done.
    """
    if now.astimezone(PARIS).time() < AT:
        return None
    return database.run(lambda session: _check(session, settings.team_email, now))


def _check(session: Session, team_email: str, now: datetime) -> int | None:
    day = paris_date(now)
    if not queries.lock_daily(session, daily_key(day)):
        return None
    recomputed = list(recomputed_faults(session))
    found = [*recomputed, *stored_faults(session, now, since=ALL)]
    queries.settle(session, now)
    if recomputed:
        tasks.open_if_absent(session, _task(recomputed, day, now))
    batch = Batch()
    batch.insert(OutboxMessage, _mail(found, team_email, day, now))
    batch.send(session)
    return len(found)


def daily_key(day: date) -> str:
    """What makes a second mail of the same day impossible."""
    return f"{queries.TASK_KIND}:{day.isoformat()}"


def last_check(session: Session, now: datetime) -> tuple[datetime | None, list[Mapping[str, Any]], dict[str, int]]:
    """When the last daily check was made (today or yesterday, else None), what it recomputed and how many of each."""
    today = paris_date(now)
    row = queries.last_daily(session, [daily_key(today), daily_key(today - timedelta(1))])
    facts = row["facts"] or {}
    return row["at"], facts.get("findings", []), facts.get("counts", {})


def _task(found: Sequence[Finding], day: date, now: datetime) -> dict[str, object]:
    """What only the recomputation sees stays on the health page until it is settled or gone."""
    facts = {
        "counts": {name: number for name, number in count(found).items() if number},
        "findings": [
            {**one.as_json(), "hidden_from": [str(person) for person in one.hidden_from]} for one in found[:KEPT]
        ],
    }
    return tasks.task_row(
        dedup_key=daily_key(day),
        kind=queries.TASK_KIND,
        title=f"Veille des délais\u00a0: {counted(len(found))} à examiner",
        due_on=day,
        now=now,
        facts=facts,
    )


def counted(number: int) -> str:
    """`0 anomalie`, `1 anomalie`, `2 anomalies`."""
    return f"{number} anomalie{'s' if number > 1 else ''}"


def _mail(found: Sequence[Finding], team_email: str, day: date, now: datetime) -> dict[str, object]:
    return message_row(
        dedup_key=daily_key(day),
        recipient=team_email,
        subject=f"Veille des délais du {day:%d/%m/%Y}\u00a0: {counted(len(found))}",
        body=_BODY.format(result=counted(len(found)), detail=_detail(found)),
        claim_id=None,
        now=now,
    )


def _detail(found: Sequence[Finding]) -> str:
    numbers = count(found)
    lines = [f"– {fault.label}\u00a0: {numbers[fault.value]}" for fault in Fault if numbers[fault.value]]
    lines += ["", *(_line(one) for one in found[:SHOWN])] if found else []
    if len(found) > SHOWN:
        lines.append(f"… et {len(found) - SHOWN} autres, dans la liste de la veille.")
    return "\n".join(["", *lines, ""]) if lines else ""


def _line(one: Finding) -> str:
    words = [one.reference or "hors dossier", one.fault.label]
    words += [one.rung] if one.rung else []
    words += [f"attendu {one.expected}"] if one.expected else []
    words += [f"enregistré {one.found}"] if one.found else []
    return " · ".join(words)

"""Are the promises kept? Counts only, so that a monitor needs no account."""

from dataclasses import asdict
from datetime import datetime

from fastapi import APIRouter, Response
from sqlalchemy.orm import Session

from backend.core import metrics
from backend.core.edge import EdgeRoute
from backend.core.http import DbSession, Now, public
from backend.core.problems import Unavailable
from backend.deadlines.reminders import findings
from backend.deadlines.watch import count, stored_faults
from backend.deadlines.watch_daily import last_check

router = APIRouter(tags=["health"], route_class=EdgeRoute)


def _counts(session: Session, now: datetime) -> dict[str, int]:
    """What the queues hold too long, each fault of the watchdog, and what its last daily check recomputed."""
    faults = count(stored_faults(session, now))
    for fault, number in last_check(session, now)[2].items():
        faults[fault] += number
    return {**asdict(findings(session, now)), **faults}


@router.get("/health/deadlines", dependencies=[public()])
def deadlines(session: DbSession, now: Now) -> dict[str, int | bool]:
    """Late or lost reminders and messages, clocks that moved or are not watched: 200 when there is none, else 503."""
    counts = _counts(session, now)
    if any(counts.values()):
        raise Unavailable(
            "reminders_in_trouble",
            "Des rappels ou des messages ne partent pas, ou un délai n’est pas surveillé : vérifiez que `egide worker` "
            "tourne et que le serveur de messagerie répond, puis traitez la liste de la veille des délais.",
            ok=False,
            **counts,
        )
    return {"ok": True, **counts}


@router.get("/metrics", dependencies=[public()], response_class=Response)
def scrape(session: DbSession, now: Now) -> Response:
    """Requests served by this process, and the same counts as /health/deadlines, for Prometheus."""
    metrics.set_findings(_counts(session, now))
    return Response(metrics.text(), media_type=metrics.MEDIA_TYPE)

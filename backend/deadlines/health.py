"""Are the promises kept? Counts only, so that a monitor needs no account."""

from dataclasses import asdict

from fastapi import APIRouter, Response

from backend.core import metrics
from backend.core.edge import EdgeRoute
from backend.core.http import DbSession, Now, public
from backend.core.problems import Unavailable
from backend.deadlines.reminders import findings

router = APIRouter(tags=["health"], route_class=EdgeRoute)


@router.get("/health/deadlines", dependencies=[public()])
def deadlines(session: DbSession, now: Now) -> dict[str, int | bool]:
    """Late or lost reminders and messages, fatal clocks without a reminder: 200 when there is none, else 503."""
    found = findings(session, now)
    counts = asdict(found)
    if not found.ok:
        raise Unavailable(
            "reminders_in_trouble",
            "Des rappels ou des messages ne partent pas : vérifiez que `egide worker` tourne et que le serveur de "
            "messagerie répond, puis traitez les tâches « message non remis ».",
            ok=False,
            **counts,
        )
    return {"ok": True, **counts}


@router.get("/metrics", dependencies=[public()], response_class=Response)
def scrape(session: DbSession, now: Now) -> Response:
    """Requests served by this process, and the same counts as /health/deadlines, for Prometheus."""
    metrics.set_findings(asdict(findings(session, now)))
    return Response(metrics.text(), media_type=metrics.MEDIA_TYPE)

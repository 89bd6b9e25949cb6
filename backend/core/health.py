"""Is this process alive, and may it be given work? Asked by whoever starts or balances it, without an account."""

from fastapi import APIRouter

from backend.core import schema
from backend.core.edge import EdgeRoute
from backend.core.http import DbSession, public
from backend.core.problems import Unavailable

# Not behind the edge: being alive must not depend on the database.
live_router = APIRouter(tags=["health"])
ready_router = APIRouter(tags=["health"], route_class=EdgeRoute)


@live_router.get("/health/live", dependencies=[public()])
async def live() -> dict[str, str]:
    """The process answers."""
    return {"status": "live"}


@ready_router.get("/health/ready", dependencies=[public()])
def ready(session: DbSession) -> dict[str, str]:
    """The database answers and has exactly the schema of this program, else 503."""
    if not schema.is_at_head(session):
        raise Unavailable(
            "schema_not_ready",
            "La base n’a pas la version attendue : lancez `egide migrate`, ou mettez le programme à jour.",
        )
    return {"status": "ready"}

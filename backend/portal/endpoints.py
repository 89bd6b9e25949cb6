"""What the insured sees, shown to whoever handles the claim."""

from typing import Annotated

from fastapi import APIRouter, Header, Query

from backend.claims.endpoints import locate_claim
from backend.core.access import Permission
from backend.core.edge import EdgeRoute
from backend.core.http import CurrentActor, DbSession, Now, require
from backend.portal import views
from backend.portal.schemas import InsuredViewOut, Language

router = APIRouter(tags=["portal"], route_class=EdgeRoute)


@router.get("/claims/{reference}/insured-view", dependencies=[require(Permission.CLAIMS_READ, of=locate_claim)])
def insured_view(
    reference: str,
    session: DbSession,
    actor: CurrentActor,
    now: Now,
    language: Annotated[Language | None, Query(description="French unless told here or by Accept-Language")] = None,
    accept_language: Annotated[str | None, Header()] = None,
) -> InsuredViewOut:
    """The claim in plain sentences, as its insured reads it."""
    asked: Language = language or ("en" if (accept_language or "").strip().lower().startswith("en") else "fr")
    return views.insured_view(session, reference, actor, asked, now=now)

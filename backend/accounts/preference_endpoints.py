"""What a person likes the desk to be: it follows them from one machine to the next."""

from fastapi import APIRouter

from backend.accounts import me
from backend.accounts.schemas import PreferencesIn, PreferencesOut
from backend.core.access import Permission
from backend.core.edge import EdgeRoute
from backend.core.http import CurrentActor, DbSession, Now, require

router = APIRouter(tags=["accounts"], route_class=EdgeRoute)
_MINE = [require(Permission.CLAIMS_READ)]


@router.get("/auth/me/preferences", dependencies=_MINE)
def my_preferences(session: DbSession, actor: CurrentActor) -> PreferencesOut:
    """How the caller likes the desk; the defaults until something was chosen."""
    return PreferencesOut.model_validate(me.preferences(session, actor))


@router.put("/auth/me/preferences", dependencies=_MINE)
def set_preferences(body: PreferencesIn, session: DbSession, actor: CurrentActor, now: Now) -> PreferencesOut:
    """Choose; what is left out stays. Saying it twice is harmless, so no key is asked."""
    chosen = body.model_dump(exclude_unset=True, exclude_none=True)
    return PreferencesOut.model_validate(me.choose(session, actor, chosen, now=now))
